import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPlainText } from '../../src/ingest/plain-text.ts';

/** The blocks of a text without the line ends around them. */
const read = (lines: readonly string[]) => {
  const { text, blocks } = readPlainText(lines.join('\n'));
  return blocks.map(({ start, end }) => text.slice(start, end).trim());
};

const wire = [
  'TARN BRIDGE CLOSED AFTER BEAM CRACKS',
  '',
  'LOWEN, May 6 (Marsh Newswire) - The county closed the bridge over the Upper',
  'Tarn on Wednesday after a driver saw a crack in one of its steel beams, and the',
  'buses of two lines were sent around by Old Lowen, the roads office said.',
  '',
  '“We found it in time,” said Petra Voss, who heads the office. Her inspectors at',
  'Lowen had looked at the bridge in March.',
  '',
  '(Reporting by Nils Abend in Lowen and Rosa Tamm in Velm; Editing by Otto Kern)',
];

test.each<[string, readonly string[], readonly string[]]>([
  [
    'a wire report with hard line ends',
    wire,
    [wire[0]!, wire.slice(2, 5).join('\n'), wire.slice(6, 8).join('\n'), wire[9]!],
  ],
  [
    'the same without empty lines: a paragraph ends with its short line',
    [...wire.slice(2, 5), ...wire.slice(6, 8), 'Rail traffic went on.'],
    [wire.slice(2, 5).join('\n'), wire.slice(6, 8).join('\n'), 'Rail traffic went on.'],
  ],
  [
    'slug, headline and by-line above wrapped paragraphs, one of them as long as the lines below',
    [
      'MNW-TARN-BRIDGE',
      'Bridge over the Tarn closed after a driver sees a crack in a steel beam on May 6',
      'By Nils Abend',
      '',
      ...wire.slice(2),
    ],
    [
      'MNW-TARN-BRIDGE',
      'Bridge over the Tarn closed after a driver sees a crack in a steel beam on May 6',
      'By Nils Abend',
      wire.slice(2, 5).join('\n'),
      wire.slice(6, 8).join('\n'),
      wire[9]!,
    ],
  ],
  [
    'paragraphs set off by an indent',
    [
      '   The council of Lowen gave 40,000 crowns to the flooded houses along the',
      'Tarn on Monday, and promised as much for May.',
      '   Mayor Petra Voss said the money would be paid within a week by the',
      'Treasury, without forms.',
    ],
    [
      'The council of Lowen gave 40,000 crowns to the flooded houses along the\nTarn on Monday, and promised as much for May.',
      'Mayor Petra Voss said the money would be paid within a week by the\nTreasury, without forms.',
    ],
  ],
  [
    'indents and uneven line ends; the hyphens at line ends stay',
    [
      '   The keeper of the lock at Lowen must pay 900 crowns, the court in',
      'Velm ruled, be-',
      'cause he left the gate un-',
      'locked.',
      '   * The gate stood open for a night.',
      '   * Nobody was hurt.',
      '   The judge wrote that the keeper had been told of it in',
      'April.',
    ],
    [
      'The keeper of the lock at Lowen must pay 900 crowns, the court in\nVelm ruled, be-\ncause he left the gate un-\nlocked.',
      '* The gate stood open for a night.',
      '* Nobody was hurt.',
      'The judge wrote that the keeper had been told of it in\nApril.',
    ],
  ],
  [
    'a line for each paragraph, with and without empty lines between them',
    [
      'Harbour closes',
      '',
      'The harbour of Velm will close for two weeks from Monday, the port authority said on Friday.',
      '',
      'Ferries leave from the fishing dock. Fares stay as they are until the wall is mended.',
      'Voss said so.',
    ],
    [
      'Harbour closes',
      'The harbour of Velm will close for two weeks from Monday, the port authority said on Friday.',
      'Ferries leave from the fishing dock. Fares stay as they are until the wall is mended.',
      'Voss said so.',
    ],
  ],
  [
    'a line for each sentence',
    [
      'The harbour of Velm will close for two weeks from Monday on.',
      'Ferries leave from the fishing dock, the harbour office said.',
      'Fares stay as they are until the northern wall is mended.',
      'Work on the wall begins on the day after the last ferry left.',
    ],
    [
      'The harbour of Velm will close for two weeks from Monday on.',
      'Ferries leave from the fishing dock, the harbour office said.',
      'Fares stay as they are until the northern wall is mended.',
      'Work on the wall begins on the day after the last ferry left.',
    ],
  ],
  [
    'headlines of nearly one length, one below the other',
    [
      'Harbour of Velm to close for two weeks from Monday on',
      'Bridge at Lowen closed after crack is found in a beam',
      'Council gives money to flooded houses along the Tarn',
      'Keeper of the lock must pay for the gate he left open',
    ],
    [
      'Harbour of Velm to close for two weeks from Monday on',
      'Bridge at Lowen closed after crack is found in a beam',
      'Council gives money to flooded houses along the Tarn',
      'Keeper of the lock must pay for the gate he left open',
    ],
  ],
  [
    'a poem',
    [
      'The Tarn runs dark below the mill,',
      'And nobody has seen it still',
      'Since Otto Kern came home from sea',
      'With salt for all and bread for three.',
    ],
    [
      'The Tarn runs dark below the mill,',
      'And nobody has seen it still',
      'Since Otto Kern came home from sea',
      'With salt for all and bread for three.',
    ],
  ],
  [
    'an address and a list between wrapped paragraphs',
    [
      ...wire.slice(2, 5),
      '',
      'Roads Office of the County',
      'Mill Lane 4',
      'Lowen',
      '',
      'What is closed until the end of the week, as the roads office of Lowen lists it:',
      '- The bridge',
      '- The quay below it, from the mill to the fishing dock of Old Lowen and to the',
      '  Ferry House',
      '- Mill Lane',
      '',
      ...wire.slice(6, 8),
    ],
    [
      wire.slice(2, 5).join('\n'),
      'Roads Office of the County',
      'Mill Lane 4',
      'Lowen',
      'What is closed until the end of the week, as the roads office of Lowen lists it:',
      '- The bridge',
      '- The quay below it, from the mill to the fishing dock of Old Lowen and to the\n  Ferry House',
      '- Mill Lane',
      wire.slice(6, 8).join('\n'),
    ],
  ],
  [
    'a title set in the middle, over wrapped paragraphs that are set in',
    [
      '                              Report on the Bridge',
      '                     Lowen, the County of Upper Tarn, May 6',
      '                       Roads Office',
      '',
      ...wire.slice(2, 5).map((line) => `   ${line}`),
    ],
    [
      'Report on the Bridge',
      'Lowen, the County of Upper Tarn, May 6',
      'Roads Office',
      wire.slice(2, 5).join('\n   '),
    ],
  ],
  [
    'sentences of one length each on a line, among wrapped paragraphs; a line can end with an abbreviation',
    [
      ...wire.slice(2, 5),
      '',
      'The roads office of Lowen has 40 inspectors and two boats for the whole river.',
      'Petra Voss has headed the roads office since the flood of May 2019 in the Tarn.',
      'Nils Abend and Rosa Tamm have asked the mayor of Old Lowen for the whole list.',
      '',
      'What the office found in March was told to nobody in the town hall, said Gen.',
      'Otto Kern.',
    ],
    [
      wire.slice(2, 5).join('\n'),
      'The roads office of Lowen has 40 inspectors and two boats for the whole river.',
      'Petra Voss has headed the roads office since the flood of May 2019 in the Tarn.',
      'Nils Abend and Rosa Tamm have asked the mayor of Old Lowen for the whole list.',
      'What the office found in March was told to nobody in the town hall, said Gen.\nOtto Kern.',
    ],
  ],
  [
    'a table between wrapped paragraphs',
    [
      ...wire.slice(2, 5),
      '',
      'Bridge                  Built in        Length in metres        Cars each day    ',
      'Upper Tarn              1931            84                      12,400           ',
      'Old Lowen               1907            61                      3,100            ',
      '',
      ...wire.slice(6, 8),
    ],
    [
      wire.slice(2, 5).join('\n'),
      'Bridge                  Built in        Length in metres        Cars each day',
      'Upper Tarn              1931            84                      12,400',
      'Old Lowen               1907            61                      3,100',
      wire.slice(6, 8).join('\n'),
    ],
  ],
  [
    'an answer with quoted lines',
    ['It is closed.', '', ...wire.slice(2, 5).map((line) => `> ${line}`)],
    ['It is closed.', ...wire.slice(2, 5).map((line) => `> ${line}`)],
  ],
  [
    'an e-mail with soft line ends',
    wire.slice(2, 5).map((line, at) => (at < 2 ? `${line} ` : line)),
    [wire.slice(2, 5).join(' \n')],
  ],
  [
    'German, where every other word has a capital',
    [
      'Die Brücke über die obere Tarn ist seit Mittwoch gesperrt, weil ein Fahrer im',
      'Stahl einen Riss gesehen hat; die Linien 4 und 9 fahren seitdem einen weiten',
      'Umweg über Alt-Lowen, wie das Straßenamt des Kreises mitteilte.',
      '',
      'Das Amt hatte die Brücke im März geprüft und dabei nichts gefunden, sagte seine',
      'stellvertretende Leiterin.',
    ],
    [
      'Die Brücke über die obere Tarn ist seit Mittwoch gesperrt, weil ein Fahrer im\nStahl einen Riss gesehen hat; die Linien 4 und 9 fahren seitdem einen weiten\nUmweg über Alt-Lowen, wie das Straßenamt des Kreises mitteilte.',
      'Das Amt hatte die Brücke im März geprüft und dabei nichts gefunden, sagte seine\nstellvertretende Leiterin.',
    ],
  ],
])('%s', (_, lines, blocks) => {
  expect(read(lines)).toEqual(blocks);
});

test('a paragraph that is wrapped has no heading in it, and who reported it is none', () => {
  const { text, blocks } = readPlainText(wire.join('\n'));
  const headings = blocks.filter(({ role }) => role === 'heading');
  expect(headings.map(({ start, end }) => text.slice(start, end).trim())).toEqual([wire[0]]);
});

test('whatever comes in, the blocks follow each other and cover the text', () => {
  const pieces = fc.constantFrom(
    'The county closed the bridge over the Upper Tarn',
    ' Tarn on Wednesday after',
    'in',
    '.',
    ' ',
    '\t',
    '\n',
    '\n   ',
    '\n\n',
    '\n- ',
    '\n> ',
    '----',
    'be-',
    'By Ana Roth',
    '\u2028',
  );
  fc.assert(
    fc.property(fc.array(pieces, { minLength: 1, maxLength: 60 }), (parts) => {
      const { text, blocks } = readPlainText(parts.join(''));
      expect(text).toBe(parts.join(''));
      if (text.trim() === '') return;
      expect(blocks.map(({ start }) => start)).toEqual([0, ...blocks.slice(0, -1).map(({ end }) => end)]);
      expect(blocks.at(-1)!.end).toBe(text.length);
      expect(blocks.every(({ start, end }) => end > start)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
