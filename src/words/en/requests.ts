/** What is wrong with a request. */
export const requests = {
  noOperation: 'There is no such operation.',
} as const;

/** What is wrong with a value that somebody gave. */
export const unfitValues = {
  address: '“{value}” is no web address: it begins with https:// or http://.',
  date: '“{value}” is no date: write it as 2026-03-05, or with the time in UTC as 2026-03-05T08:15:00Z.',
  id: '“{value}” is no id: it looks like 019a0000-0000-7000-8000-000000000050, as lists print it.',
  language: '“{value}” is no language tag (BCP 47), nor a language’s name: write pt-BR, or English.',
} as const;
