import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const renderer = join(import.meta.dirname, '../../../renderer');
const read = (file: string) => readFileSync(join(renderer, file), 'utf8');

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}

const tokens = read('styles/tokens.css');
const grounds = ['chip', 'surface', 'raised', 'hover', 'accent-weak'].flatMap((name) => {
  const [, light, dark] = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(tokens)!;
  return [light!, dark!];
});
const colours = [...read('components/tag-chip.tsx').matchAll(/value: '(#[0-9a-f]{6})'/g)].map(
  ([, hex]) => hex!,
);

it('every colour of tags stands out from every ground by 3:1', () => {
  expect(colours.length).toBeGreaterThan(5);
  expect(
    colours.flatMap((colour) =>
      grounds.filter((ground) => contrast(colour, ground) < 3).map((ground) => `${colour} on ${ground}`),
    ),
  ).toEqual([]);
});
