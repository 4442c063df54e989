/** What of a search box was not understood. Fields are typed alike in every language. */
export const search = {
  choice: '{field}: takes one of {choices}.',
  date: '{field}: takes a date like 2026-03-14.',
  errors: '~ takes 1 or 2 typing errors.',
  errorsOfWord: '~ stands at the end of one word.',
  name: '{field}: takes a name.',
  or: 'OR stands between words and phrases, or between values of one field; elsewhere it changes nothing.',
  prefix: '* stands at the end of a word.',
} as const;
