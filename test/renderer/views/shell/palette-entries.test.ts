import { describe, expect, it } from 'vitest';
import {
  findEntries,
  type PaletteEntry,
  rateName,
} from '../../../../renderer/views/shell/palette-entries.ts';

const entry = (kind: PaletteEntry['kind'], name: string, detail: string | null = null): PaletteEntry => ({
  id: name,
  kind,
  name,
  detail,
  run() {},
});
const names = (entries: readonly PaletteEntry[]) => entries.map(({ name }) => name);

describe('rateName', () => {
  it('rates the beginning above the beginning of a word, that above the inside, that above letters in order', () => {
    const rates = ['triage', 'the triage', 'retriage', 'two red ibis and a goose'].map(
      (name) => rateName(name, 'triage') ?? Number.NEGATIVE_INFINITY,
    );
    expect(rates.slice(0, 3)).toEqual(rates.slice(0, 3).toSorted((x, y) => y - x));
    expect(rateName('go to triage', 'gtt')).not.toBeNull();
    expect(rateName('go to triage', 'gtt')!).toBeLessThan(rates[2]!);
  });

  it('wants every word, in any order, whatever the accents', () => {
    expect(rateName('Évacuer le port', 'port evac')).not.toBeNull();
    expect(rateName('Évacuer le port', 'port ferry')).toBeNull();
  });
});

describe('findEntries', () => {
  const entries = [
    entry('claim', 'Export of grain fell'),
    entry('article', 'Exports and the quay', 'Post'),
    entry('command', 'Export'),
    entry('view', 'Go to Claims'),
    entry('claim', 'every xylophone played on the rust'),
  ];

  it('puts commands before articles before claims that fit as well', () => {
    expect(names(findEntries(entries, 'expor', 10))).toEqual([
      'Export',
      'Exports and the quay',
      'Export of grain fell',
    ]);
  });

  it('puts a command whose words are all typed before titles that begin with them', () => {
    const all = [entry('article', 'Claim set to rest'), entry('command', 'Import a claim set')];
    expect(names(findEntries(all, 'claim set', 10))).toEqual(['Import a claim set', 'Claim set to rest']);
  });

  it('finds nothing in a claim by letters in order only', () => {
    expect(names(findEntries(entries, 'exprt', 10))).not.toContain('every xylophone played on the rust');
  });

  it('shows what can be done while nothing is typed, and no more than asked for otherwise', () => {
    expect(names(findEntries(entries, ' ', 10))).toEqual(['Export', 'Go to Claims']);
    expect(findEntries(entries, 'e', 1)).toHaveLength(1);
  });

  it('finds an article by its publisher', () => {
    expect(names(findEntries(entries, 'post', 10))).toEqual(['Exports and the quay']);
  });
});
