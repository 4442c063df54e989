import { expect, test } from 'vitest';
import { readEarlierChecks } from '../../src/exchange/index.ts';
import { sayInEnglish } from '../../src/words/spoken.ts';

test('a line is a check, or comes back with its number, what is wrong and what is expected', () => {
  const good = { text: ' The mill burned. ', verdict: 'False', extra: 1 };
  const read = readEarlierChecks(
    `\ufeff${JSON.stringify(good)}\r\n\n{"text": ""}\n{"text": "x", "verdict": "True", "date": "last week"}\n[1]\n{`,
  );
  expect(read[0]).toEqual({
    line: 1,
    check: { text: 'The mill burned.', rating: 'False', publisher: null, publishedAt: null, address: null },
    reason: null,
  });
  expect(read.slice(1).map(({ line, check }) => [line, check])).toEqual([
    [3, null],
    [4, null],
    [5, null],
    [6, null],
  ]);
  expect(read.slice(1).map(({ reason }) => reason && sayInEnglish(reason))).toEqual([
    expect.stringMatching(/^“text” is not as expected.*Expected \{text, verdict/),
    expect.stringMatching(/^“date” is not as expected.*YYYY-MM-DD/),
    expect.stringMatching(/^“text” is missing.*Expected|^“the line” .*Expected/),
    expect.stringMatching(/not JSON/),
  ]);
});
