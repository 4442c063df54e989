import { expect, test } from 'vitest';
import { scoreCleanUp } from './clean-up.ts';

const text =
  'Bridge of Orrin opens\n\nThe bridge of Orrin opened on Monday.\n\nShare this article\n\nSponsored\n\nIt has two lanes.';

test('counts what is set aside rightly, missed and wrongly, the titles, and claims that went with it', async () => {
  const at = (words: string) => [text.indexOf(words), text.indexOf(words) + words.length] as const;
  const [start, end] = at('Sponsored');
  const seen = {
    'a.txt': { title: at('Bridge of Orrin opens'), setAside: [at('Share this article'), at('two lanes')] },
    'b.txt': { title: null, setAside: [] },
  };
  const files = new Map(['a.txt', 'b.txt', 'c.txt'].map((name) => [name, new TextEncoder().encode(text)]));
  expect(await scoreCleanUp(files, seen, [{ file: 'a.txt', start, end }])).toEqual({
    articles: 2,
    whole: 2,
    right: 1,
    missed: 1,
    wrong: 3,
    titles: 2,
    claimsSetAside: 1,
  });
});
