import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DomainError } from '../../src/contract/domain-error.ts';
import { readFragment } from '../../src/ingest/html.ts';

const blocksOf = (html: string) => {
  const { text, blocks } = readFragment(html, 'a.html');
  return blocks.map(({ start, end, role }) => [role, text.slice(start, end).replace(/\n\n$/, '')]);
};
const textOf = (html: string) => readFragment(html, 'a.html').text;

describe('what a piece of markup shows', () => {
  test('roles, from the markup', () => {
    expect(
      blocksOf(
        '<h2>Tides</h2><p>High at six.</p><ul><li>One<li><p>Two</p></ul><blockquote><p>So it was.</p></blockquote><dl><dt>Ebb<dd>Low</dl><figure><img alt="A boat"><figcaption>The boat</figcaption></figure>',
      ),
    ).toEqual([
      ['heading', 'Tides'],
      ['paragraph', 'High at six.'],
      ['list-item', 'One'],
      ['list-item', 'Two'],
      ['quote', 'So it was.'],
      ['list-item', 'Ebb'],
      ['list-item', 'Low'],
      ['caption', 'The boat'],
    ]);
  });

  test('a line end of a poem or an address stays, two of them begin a block', () => {
    expect(blocksOf('<p>Old pier,<br> grey sea.<br>\n <br>New day.</p>')).toEqual([
      ['paragraph', 'Old pier,\ngrey sea.'],
      ['paragraph', 'New day.'],
    ]);
  });

  test('preformatted text keeps its lines and what they begin with', () => {
    expect(textOf('<pre>\n  06:00  high   \n\tlow\n\n\nend </pre>')).toBe('  06:00  high\n\tlow\n\n\nend');
  });

  test('a row of a table is one block with its cells apart', () => {
    expect(
      blocksOf(
        '<table><caption>Ferries</caption><tr><th>Island</th><th>A day</th></tr><tr><td><p>Orm</p></td><td> 14 </td></tr></table>',
      ),
    ).toEqual([
      ['caption', 'Ferries'],
      ['table-row', 'Island\tA day'],
      ['table-row', 'Orm\t14'],
    ]);
  });

  test('each cell of a row stands in its column, whatever is empty or spans others before it', () => {
    expect(
      blocksOf(
        '<table><tr><th rowspan="2">District<th colspan="2">People<tr><th>2024<th>2025<tr><td rowspan="2">East<td>61,300<td>57,180<tr><td>11<td>12</table>',
      ),
    ).toEqual([
      ['table-row', 'District\tPeople'],
      ['table-row', '\t2024\t2025'],
      ['table-row', 'East\t61,300\t57,180'],
      ['table-row', '\t11\t12'],
    ]);
    expect(
      blocksOf(
        '<table><tr><td><td>2024<td colspan="2">2025<td>2026<tr><td colspan="9999999">All<td>5<tr><td rowspan="0">x<td>y<tr><td>z<td>w</table>',
      ).slice(0, 1),
    ).toEqual([['table-row', '\t2024\t2025\t\t2026']]);
  });

  test('rows that stand in no table, as in a web component, keep their cells apart', () => {
    expect(textOf('<x-a><template shadowrootmode="open"><tr><td>Orm<td>14</tr></template></x-a>')).toBe(
      'Orm\t14',
    );
  });

  test('a table that only lays out the page makes no rows', () => {
    expect(
      blocksOf('<table><tr><td><h2>Tides</h2><p>High.</p></td><td><ul><li>Ebb</ul></td></tr></table>'),
    ).toEqual([
      ['heading', 'Tides'],
      ['paragraph', 'High.'],
      ['list-item', 'Ebb'],
    ]);
  });

  test('the mark of a footnote is no figure, an exponent is one', () => {
    expect(textOf('<p>In 2019<sup><a href="#fn3">3</a></sup> it took 40 m<sup>2</sup>.')).toBe(
      'In 2019[3] it took 40 m2.',
    );
  });

  test('a raised figure behind a figure never makes another number', () => {
    expect(textOf('<p>In 2019<sup>3</sup> it was 4.2 × 10<sup>6</sup> or 5<sup>1</sup>/<sub>2</sub>.')).toBe(
      'In 2019³ it was 4.2 × 10⁶ or 5¹/2.',
    );
  });

  test('the way back from a footnote is no part of it', () => {
    expect(
      textOf('<li>Letter of May. <a href="#ref-1">↑</a><li>Of <a href="#x">June</a> <a href="#r">↩︎</a>'),
    ).toBe('Letter of May.\n\nOf June');
  });

  test.each([
    ['a drop cap', '<p><span class="dropcap">T</span>he sea', 'The sea'],
    ['a quotation that the browser marks', '<p>He said <q>no</q>.', 'He said “no”.'],
    ['formulas', '<p>If <math><mi>x</mi><mo>=</mo><mn>2</mn></math> then', 'If x=2 then'],
    ['readings over signs', '<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>', '漢(かん)'],
    ['folded parts', '<details><summary>Why?</summary>Because.</details>', 'Why?\n\nBecause.'],
    [
      'the inside of a web component, not a template for scripts',
      '<x-a><template shadowrootmode="open"><p>in</p></template></x-a><template><p>out</p></template>',
      'in',
    ],
    ['soft hyphens and joiners, as printed', '<p>Har\u00adbour\u200b\u200d', 'Har\u00adbour\u200b\u200d'],
    ['an escaped mark, as the text it is', '<p>a &lt;b&gt; c', 'a <b> c'],
    ['no text for those who cannot see a picture', '<p>Sea<img alt="A boat"> level', 'Sea level'],
    [
      'no hidden words',
      '<p>a<b hidden>b</b><i style="color:red;display: none">c</i><span class="sr-only">d</span>e',
      'ae',
    ],
    [
      'no scripts, styles, drawings or controls',
      '<p>a<script>b</script><style>c</style><svg><text>d</text></svg><select><option>e</select>f',
      'af',
    ],
    [
      'only what was copied',
      'Version:0.9\n<html><body>a<!--StartFragment--><p>b</p><!--EndFragment-->c',
      'b',
    ],
  ])('%s', (_, html, text) => {
    expect(textOf(html)).toBe(text);
  });
});

const pieces = fc.constantFrom(
  ...[
    '<p>',
    '</p>',
    '<div>',
    '</div>',
    '<b>',
    '</b>',
    '<br>',
    '<table>',
    '<tr>',
    '<td>',
    '</table>',
    '<li>',
    '<ul>',
  ],
  ...[
    '<pre>',
    '</pre>',
    '<sup>',
    '<a href="#x">',
    '</a>',
    '<script>',
    '</script>',
    '<!--',
    '-->',
    '<style>',
    '<q>',
  ],
  ...[
    '<math>',
    '<svg>',
    '<template>',
    '<select>',
    '<title>',
    '<h1>',
    '<frameset>',
    '&lt;',
    '&#1;',
    '&#xd800;',
    '\u0002',
  ],
  ...['word ', 'Ünï. ', '12', '\n', '<', '>', '"', '<p class="comment" hidden ', '</', '<![CDATA['],
);
const soup = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));

test('whatever markup comes, its blocks cover its text, which is in the form of a revision', () => {
  fc.assert(
    fc.property(soup, (html) => {
      const { text, blocks } = readFragment(html, 'a.html');
      expect(blocks.map(({ start }) => start)).toEqual(
        blocks.length ? [0, ...blocks.slice(0, -1).map(({ end }) => end)] : [],
      );
      expect(blocks.at(-1)?.end ?? 0).toBe(text.length);
      expect(blocks.every(({ start, end }) => text.slice(start, end).trim() !== '')).toBe(true);
      expect(text).toBe(text.normalize('NFC').toWellFormed());
      expect(text).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f]/);
    }),
    { numRuns: 500 },
  );
});

test('no markup comes through: text alone, once escaped, is what it was', () => {
  const plain = fc
    .array(fc.constantFrom('<b>', '<script>x</script>', '&amp;', 'word', '"', "'", '<!--', '-->', '12'), {
      minLength: 1,
    })
    .map((parts) => parts.join(' '));
  fc.assert(
    fc.property(plain, (text) => {
      const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
      expect(textOf(`<p>${escaped}</p>`)).toBe(text);
    }),
  );
});

test('nesting beyond any browser’s is refused in words', () => {
  expect(() => readFragment('<b>'.repeat(100_000), 'a.html')).toThrow(DomainError);
});
