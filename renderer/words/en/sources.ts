export const sources = {
  sources: 'Sources',
  publishers: '{count, plural, one {# publisher} other {# publishers}}',
  noPublisherIsKnown: 'No publisher is known yet',
  publishersComeWithArticles:
    'Publishers come with the articles: a page mostly names its own, and “Edit details” in the library puts it right. Here you grade how reliable each of them is, and see which articles carry one text.',
  addArticles: 'Add articles',
  gradesAreTheHouse:
    'Grades are the house’s own word, by the letters of the Admiralty code. They stand beside the publisher’s name wherever it says something; the program does not reckon with them.',
  publisher: 'Publisher',
  grade: 'Grade',
  restsOn: 'What it rests on',
  articles: 'Articles',
  claims: 'Claims',
  inOtherSources: 'In other sources',
  articlesOfOneText: 'Articles of one text',
  noArticleIsACopy: 'No article here is a copy of another one, and nobody has joined any.',
  copiesCountAsOne:
    'Each group counts as one source, with the words that tie it. Tick articles of two groups to join them, or of one to keep them apart; what you say holds over every new comparison.',
  nameOf: 'Name of {name}',
  gradeOf: 'Grade of {name}',
  notGraded: 'Not graded',
  whatItRestsOn: 'What the grade of {name} rests on',
  correctionsOwnership: 'Corrections, ownership, track record',
  gradeGiven: '{name} is graded {grade}.',
  gradeTaken: '{name} is not graded any more.',
  count: '{count, number}',
} as const;
