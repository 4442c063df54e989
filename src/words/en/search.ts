/** What of a search box was not understood. Fields are typed alike in every language. */
export const search = {
  choice: '{field}: takes one of {choices}.',
  date: '{field}: takes a date like 2026-03-14.',
  errors: '~ takes 1 or 2 typing errors.',
  errorsOfWord: '~ stands at the end of one word.',
  name: '{field}: takes a name.',
  operator:
    'Every word has to be there, and “{word}” is a word like others. Look for one thing after the other; a minus before a word leaves it out.',
  prefix: '* stands at the end of a word.',
} as const;
