export const timeline = {
  timeline: 'Timeline',
  events: '{count, plural, one {# event} other {# events}}',
  nothingIsDated: 'Nothing here has a date yet',
  articlesStandHere:
    'Articles stand here by when they were published, with their revisions and with the values that changed. An article without a date gets one by Edit details, above its text.',
  spacing: 'How far events stand apart',
  byTheClock: 'By the clock',
  inOrder: 'In order',
  inTheOrderOfTime: 'In the order of time',
  noPublisher: 'No publisher',
  published: 'Published',
  updated: 'Updated',
  revision: 'New text added',
  valueChanged: 'Value changed',
  laterValue: 'Later value',
  onlySuggested: '{kind}, suggested',
  wasIs: '{isKnown, select, true {{wasBy}: } other {}}{was} → {is}',
  undated:
    '{count, plural, one {One article has no date and is not shown: {first}.} other {# articles have no date and are not shown, {first} among them.}}',
} as const;
