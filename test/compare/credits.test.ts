import { expect, test } from 'vitest';
import { readCredit } from '../../src/compare/index.ts';

test.each([
  ['NORVIK (NNA) – The ferry ran aground.', null, 'nna', 'NNA'],
  ['Ferry runs aground\n\nNORVIK, March 4 (Reuters) - The ferry ran aground.', null, 'reuters', 'Reuters'],
  ['The ferry ran aground on Monday.', 'Lena Holm, Associated Press', 'associated press', 'Associated Press'],
  ['The ferry ran aground on Monday.', 'Reuters', 'reuters', 'Reuters'],
  ['The ferry ran aground on Monday. (AFP)', null, 'agence france-presse', 'AFP'],
  ['The ferry ran aground on Monday.\n\n© 2026 Reuters', null, 'reuters', '© 2026 Reuters'],
  [
    'The ferry ran aground on Monday.\n\nWith material from dpa international',
    null,
    'dpa',
    'material from dpa international',
  ],
  ['The ferry ran aground on Monday.\n— Reuters', null, 'reuters', '— Reuters'],
])('%s by %s carries %s', (text, author, agency, words) => {
  expect(readCredit(text, author)).toEqual({ agency, words });
});

test.each([
  ['The ferry ran aground (see page 3). The port (PSN) denied it.', null],
  ['The minister told Reuters that the ferry ran aground.', 'Lena Holm'],
  ['An article on Reuters and its rivals.\n\nIt has many.', null],
  ['Two people (aa 30 and 40) were hurt.', null],
])('%s credits nobody', (text, author) => {
  expect(readCredit(text, author)).toBeNull();
});
