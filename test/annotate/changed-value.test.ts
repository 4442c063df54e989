import { expect, test } from 'vitest';
import { hasChangedValue } from '../../src/annotate/changed-value.ts';

test.each([
  ['About 300 dock workers stayed away', 'About 150 dock workers stayed away'],
  ['Six people were hurt on Monday', 'Six people were hurt on Tuesday'],
  ['Six people were hurt in May 2019', 'Six people were hurt in May 2020'],
  ['Mayor Ines Calder said the gate failed', 'Mayor Tom Landry said the gate failed'],
  ['The port will close', 'The port will not close'],
  ['Rents rose by 12 percent', 'Rents fell by 12 percent'],
  ['It cost $3 million', 'It cost €3 million'],
  ['The dam is 30 metres high', 'The dam is 30 feet high'],
  ['Nearly 2,000 people marched', 'More than 2,000 people marched'],
  ['The A320 was built in 2019', 'The A321 was built in 2019'],
  ['The minister supports the plan', 'The minister opposes the plan'],
  ['The boat carried 12 people', 'The boat carried people'],
])('“%s” says something else as “%s”', (before, after) => {
  expect(hasChangedValue(before, after, 'en')).toBe(true);
  expect(hasChangedValue(before, before, 'en')).toBe(false);
});

test.each([
  ['About 300 dock workers stayed away', 'About three hundred dock workers were absent'],
  ['Six people were hurt on Monday', 'Six persons were injured on Monday'],
  ['Six people were hurt on Monday', 'Six people, two of them children, were hurt on Monday'],
  ['Mayor Ines Calder said the gate failed', 'Calder said the gate failed'],
  ['It cost $3bn', 'It cost 3 billion dollars'],
  ['The strike ended on 12 March 2026', 'The strike ended on Thursday, 12 March'],
  ['The boat sank', 'The boat went down on Friday with 12 people'],
])('“%s” says the same as “%s”', (before, after) => {
  expect(hasChangedValue(before, after, 'en')).toBe(false);
});

test('in another language a figure that changes is seen, too', () => {
  expect(hasChangedValue('Es waren 1.400 Menschen.', 'Es waren 1.600 Menschen.', 'de')).toBe(true);
  expect(hasChangedValue('Es waren 1.400 Menschen.', 'Da waren 1.400 Menschen.', 'de')).toBe(false);
});
