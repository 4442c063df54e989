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
  ['The pier was painted in May 2021', 'The pier was painted in June 2021'],
  ['The pier was painted in March 2021', 'The pier was painted in May 2021'],
  ['Shut until 3 May 2025, the port said on Friday', 'Shut until 9 May 2025, the port said on Friday'],
  ['Opened on 4 July 2019 and shut on Monday', 'Opened on 4 July 2020 and shut on Monday'],
  ['The vote is this week', 'The vote is next week'],
  ['Helen May of the union said so', 'Helen Webb of the union said so'],
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
  ['Shut until 21 May 2026, it said on Friday', 'It said on Friday it is shut until 21st of May 2026'],
  ['The vote is on 9 May', 'The vote is on Friday'],
  ['It opened on Monday, and on Monday it shut', 'It opened on Monday, then shut'],
  ['The boat sank', 'The boat went down on Friday with 12 people'],
])('“%s” says the same as “%s”', (before, after) => {
  expect(hasChangedValue(before, after, 'en')).toBe(false);
});

test('in another language a figure that changes is seen, too', () => {
  expect(hasChangedValue('Es waren 1.400 Menschen.', 'Es waren 1.600 Menschen.', 'de')).toBe(true);
  expect(hasChangedValue('Es waren 1.400 Menschen.', 'Da waren 1.400 Menschen.', 'de')).toBe(false);
});
