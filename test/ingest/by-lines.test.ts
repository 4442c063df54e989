import { describe, expect, test } from 'vitest';
import { parseOne } from '../support/parse-one.ts';

const parse = (text: string, name = 'a.txt') => parseOne(name, new TextEncoder().encode(text));

const headline = 'Velm closes its harbour for two weeks';
const opening =
  'The harbour of Velm will close for two weeks from Monday, the port authority said, after divers found cracks in the northern quay wall.';
const closing =
  'Ferries to the outer islands will leave from the fishing dock instead, and the fare stays as it is until the quay is open again.';

const under = async (...lines: string[]) => {
  const { author, title } = await parse(`${headline}\n\n${lines.join('\n')}\n\n${opening}\n\n${closing}`);
  expect(title).toBe(headline);
  return author;
};
const below = async (...lines: string[]) =>
  (await parse(`${headline}\n\n${opening}\n\n${closing}\n\n${lines.join('\n\n')}`)).author;

describe('who wrote it, as papers print it under the headline', () => {
  test.each([
    [['By Ana Roth', 'Velm Courier, 10 March 2026'], 'Ana Roth'],
    [['Ana Roth', 'Political correspondent'], 'Ana Roth'],
    [['Ana Roth', 'Staff Writer', '4 March 2026'], 'Ana Roth'],
    [['Ana Roth and Ben Okoro', 'The Velm Courier'], 'Ana Roth and Ben Okoro'],
    [['ANA ROTH', 'SCIENCE EDITOR'], 'ANA ROTH'],
    [['Ana van der Meer', 'Port correspondent, BBC News'], 'Ana van der Meer'],
    [['Ana Roth, Reuters'], 'Ana Roth'],
    [['Ana Roth, Associated Press'], 'Ana Roth'],
    [['Ana Roth and Ben Okoro, The Velm Courier'], 'Ana Roth and Ben Okoro'],
    [['Ana Roth, Political Editor'], 'Ana Roth'],
    [['ANA ROTH, AFP'], 'ANA ROTH'],
    [['Ana Roth | The Velm Courier'], 'Ana Roth'],
    [['Words: Ana Roth'], 'Ana Roth'],
    [['Words by Ana Roth', 'Pictures by Ben Okoro'], 'Ana Roth'],
    [['Words: Ana Roth | Pictures: Ben Okoro'], 'Ana Roth'],
    [['Story by Ana Roth'], 'Ana Roth'],
    [['Analysis by Ana Roth'], 'Ana Roth'],
    [['Ana Roth reports from Velm.'], 'Ana Roth'],
    [['Ana Roth and Ben Okoro report from the Outer Islands'], 'Ana Roth and Ben Okoro'],
    [['Ana Roth berichtet aus Velm'], 'Ana Roth'],
    [['von Ana Roth'], 'Ana Roth'],
    [['Von Ana Roth und Ben Okoro, Velm'], 'Ana Roth und Ben Okoro'],
    [['Par Ana Roth, correspondante à Velm'], 'Ana Roth'],
    [['Por Ana Roth, corresponsal'], 'Ana Roth'],
    [['di Ana Roth'], 'Ana Roth'],
    [['BY ANA ROTH, POLITICAL CORRESPONDENT'], 'ANA ROTH'],
    [['By Ana Roth, Ben Okoro and Cem Dal'], 'Ana Roth, Ben Okoro and Cem Dal'],
    [['By Ana Roth, Reuters'], 'Ana Roth'],
    [['By Ana Roth, BBC News'], 'Ana Roth'],
    [['By Ana Roth in Velm'], 'Ana Roth'],
    [['By Ana Roth (Velm)'], 'Ana Roth'],
    [['By Ana Roth for the Velm Courier'], 'Ana Roth'],
    [['By Ana Roth – Senior Reporter'], 'Ana Roth'],
    [['By Ana Roth, Velm, 4 March 2026'], 'Ana Roth'],
    [['By Ana Roth', 'The Velm Courier', 'Ben Okoro, Associated Press'], 'Ana Roth'],
    [['4 March 2026', 'Ana Roth, Associated Press'], 'Ana Roth'],
    [['VELM, 4 March 2026 - By Ana Roth'], 'Ana Roth'],
    [['VELM (Reuters) - By Ana Roth'], 'Ana Roth'],
  ])('%j', async (lines, author) => {
    expect(await under(...lines)).toBe(author);
  });

  test.each([
    ['Reporting by Ana Roth and Ben Okoro; Editing by Cem Dal', 'Ana Roth and Ben Okoro'],
    [
      '(Reporting by Ana Roth in Velm, Ben Okoro and Cem Dal in Orrin; Additional reporting by Dee Fell; Editing by Eva Gold)',
      'Ana Roth, Ben Okoro and Cem Dal',
    ],
    ['Reporting by Ana Roth, editing by Ben Okoro.', 'Ana Roth'],
    ['[Reporting and writing by Ana Roth]', 'Ana Roth'],
  ])('at the end: “%s”', async (line, author) => {
    expect(await below(line)).toBe(author);
  });

  test('the line at the end says nothing where the top names somebody', async () => {
    const text = `${headline}\n\nBy Ana Roth\n\n${opening}\n\n${closing}\n\nReporting by Ben Okoro; Editing by Cem Dal`;
    expect((await parse(text)).author).toBe('Ana Roth');
  });

  test('the line between place and name prints the day, too', async () => {
    const text = `${headline}\n\nBy Ana Roth, Velm, 4 March 2026\n\n${opening}`;
    expect(await parse(text)).toMatchObject({ author: 'Ana Roth', publishedAt: '2026-03-04' });
  });

  test('in small letters right under the headline', async () => {
    const text = `${headline}\nby Ana Roth\n\n${opening}\n\n${closing}`;
    expect(await parse(text)).toMatchObject({ author: 'Ana Roth', title: headline });
  });

  test('a name and what its bearer does are no headings, and stay', async () => {
    const { blocks } = await parse(
      `${headline}\n\nAna Roth\n\nPolitical correspondent\n\n${opening}\n\n${closing}`,
    );
    expect(blocks.map(({ role, setAside }) => [role, setAside])).toEqual([
      ['heading', false],
      ['paragraph', false],
      ['paragraph', false],
      ['paragraph', false],
      ['paragraph', false],
    ]);
  });

  test('in a page and in Markdown', async () => {
    const lines = '<p>Ana Roth</p><p>Political correspondent</p>';
    const page = `<article><h1>${headline}</h1>${lines}<p>${opening}</p><p>${closing}</p></article>`;
    expect((await parse(page, 'a.html')).author).toBe('Ana Roth');
    const text = `# ${headline}\n\nAna Roth, Reuters\n\n${opening}`;
    expect((await parse(text, 'a.md')).author).toBe('Ana Roth');
  });
});

describe('whoever is only named is no author', () => {
  test.each([
    [['Ana Roth']],
    [['Ana Roth', 'Mayor of Velm']],
    [['Ana Roth', 'Velm']],
    [['Ana Roth', '4 March 2026']],
    [['Ana Roth', 'What she wants']],
    [['Ana Roth', 'Editor and the sea']],
    [['Ana Roth', 'Poet and writer']],
    [['Ana Roth', 'Ben Okoro', 'Political correspondent', 'Foreign editor']],
    [['Political correspondent', 'Ana Roth']],
    [['Cranes over the northern quay', 'Ben Okoro, Associated Press']],
    [['Nonfiction Shelf', 'News & Politics']],
    [['Salary Calculator', 'Technology News']],
    [['Previous Post', 'The Velm Post']],
    [['Contact Information', 'The Velm Post']],
    [['New York', 'The Velm Courier']],
    [['Middle East', 'Foreign correspondent']],
    [['World News', 'Staff Writer']],
    [['Human Rights', 'Foreign editor']],
    [['Climate Change', 'Science correspondent']],
    [['Velm City Council', 'The Velm Courier']],
    [['Staff Reporter', 'The Velm Courier']],
    [['Ana Roth, mayor of Velm']],
    [['Ana Roth, 34']],
    [['Ana Roth, Velm']],
    [['Ana Roth, Ben Okoro']],
    [['Ana Roth, the writer whose house fell']],
    [['New York, Reuters']],
    [['Buenos Aires, AFP']],
    [['Tel Aviv, Associated Press']],
    [['HONG KONG, Reuters']],
    [['Photo: Ana Roth']],
    [['Pictures by Ana Roth']],
    [['Photographs: Ana Roth']],
    [['Illustration by Ana Roth']],
    [['Edited by Ana Roth']],
    [['Editing by Ana Roth']],
    [['Translated by Ana Roth']],
    [['Video: Ana Roth']],
    [['Contact: Ana Roth']],
    [['Interview: Ana Roth']],
    [['With Ana Roth']],
    [['For Ana Roth']],
    [['From Ana Roth to the council']],
    [['To Ana Roth']],
    [['Ana Roth reports a loss']],
    [['Ana Roth reports for duty']],
    [['Ana Roth reports from the wall that she climbed on Monday night']],
    [['Ana Roth Reports From Velm']],
    [['Ana Roth in Velm']],
    [['Who is Ana Roth?']],
    [['The wall by Ana Roth']],
    [['“We had no warning.”', '– Ana Roth']],
    [['Ana Roth: we had no warning']],
    [['Words of Ana Roth']],
    [['Words: a history']],
    [['Story by story, a house grows']],
    [['Analysis: Ana Roth']],
    [['By Ana Roth', 'By Ben Okoro, Reuters']],
    [['By Ana Roth, Ben Okoro']],
    [['By order of Ana Roth']],
    [['By the harbour in Velm']],
    [['By Velm, Orrin and the sea']],
    [['Di notte a Velm']],
    [['von Velm nach Orrin']],
    [['por la noche en Velm']],
    [['Ana Roth | Mayor']],
    [['Ana Roth | Ben Okoro']],
    [['Ana Roth – Velm']],
    [['VELM (Reuters) - Ana Roth']],
    [['VELM, 4 March 2026 - by the sea']],
    [['Ana Roth', 'Editor-in-waiting']],
    [['Ana Roth', 'Reporter asks, mayor answers']],
    [['Ana Roth', 'Reuters Institute']],
    [['Northern Quay', 'The Velm Courier']],
    [['San Velmo', 'Foreign correspondent']],
    [['Velm Ferry Company', 'The Velm Courier']],
    [['Ana Roth, who wrote it']],
    [['Ana Roth, formerly of Reuters']],
    [['Ana Roth, Reuters reader']],
    [['Ana Roth, Velm Police']],
    [['Ana Roth (Velm)']],
    [['Ana Roth for the Velm Courier']],
    [['Ana Roth - political correspondent and rower']],
    [['Words, words, words']],
    [['Text me: Ana Roth']],
    [['Reporters: two men of the Courier']],
    [['Opinion by the reader']],
    [['Review by Monday, council told']],
    [['Written by hand']],
    [['The report by Ana Roth']],
    [['Told by Ana Roth']],
    [['Ana Roth speaks from Velm']],
    [['Ana Roth reports to Ben Okoro']],
    [['Ana Roth berichtet aus dem Rat']],
    [['Von Velm, mit Liebe']],
    [['Par la mer']],
  ])('%j', async (lines) => {
    expect(await under(...lines)).toBeNull();
  });

  test.each([
    ['Reporting by the Courier found three cracks.'],
    ['Reporting by Ana Roth found three cracks.'],
    ['Additional reporting by Ana Roth'],
    ['Editing by Ana Roth; reporting by others'],
    ['Associated Press writer Ana Roth in Velm contributed to this report.'],
    ['Reporting by phone, Ana Roth said nothing.'],
    ['Ana Roth, Reuters'],
    ['Ana Roth'],
    ['Reporting by our staff; editing by Ana Roth'],
    ['Photographs by Ana Roth'],
    ['Contact: Ana Roth, Reuters'],
    ['Ana Roth is a reporter at the Velm Courier.'],
  ])('at the end: “%s”', async (line) => {
    expect(await below(line)).toBeNull();
  });

  test('nor where the text goes on for long behind it', async () => {
    const paragraphs = Array.from(
      { length: 8 },
      (_, at) => `${at + 1} ships waited before the wall on that day.`,
    );
    expect(await below('Reporting by Ana Roth; Editing by Ben Okoro', ...paragraphs)).toBeNull();
  });

  test.each([
    ['Ana Roth reports from Velm'],
    ['Ana Roth, Reuters'],
    ['Ana Roth, political editor'],
    ['By Slow Train in Spain'],
  ])('the headline “%s”', async (line) => {
    const { title, author } = await parse(`${line}\n\n${opening}\n\n${closing}`);
    expect({ title, author }).toEqual({ title: line, author: null });
  });

  test('a wrapped line that begins with “by” stays with its paragraph', async () => {
    const text = `${headline}\n\nThe wall of the northern quay, which was built\nby Ana Roth\nand her men, has cracks.\n`;
    const { blocks, author } = await parse(text);
    expect({ author, count: blocks.length }).toEqual({ author: null, count: 2 });
  });

  test('headings that are names, over their paragraphs', async () => {
    const text = `${headline}\n\n${opening}\n\nAna Roth\n\nPolitical correspondent\n\n${closing}`;
    expect((await parse(text)).author).toBeNull();
  });
});
