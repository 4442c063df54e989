import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { words } from '../../src/words/en/index.ts';
import { english, pseudo } from '../../src/words/languages.ts';
import { type Saying, saying, type Word } from '../../src/words/saying.ts';
import { say, sayInEnglish, sayRecorded } from '../../src/words/spoken.ts';

const messages = Object.entries(words).flatMap(([room, own]) =>
  Object.entries(own).map(([name, text]) => [`${room}.${name}` as Word, text as string] as const),
);

/** A value of each kind that a message asks for, by its name. */
function inventValues(elements: readonly MessageFormatElement[]): Record<string, unknown> {
  return Object.assign(
    {},
    ...elements.map((element) => {
      switch (element.type) {
        case TYPE.argument:
          return { [element.value]: '12' };
        case TYPE.number:
          return { [element.value]: 12_000 };
        case TYPE.date:
          return { [element.value]: new Date('2026-03-04') };
        case TYPE.plural:
        case TYPE.select: {
          const own = element.type === TYPE.plural ? 12_000 : 'undo';
          const inner = Object.values(element.options).map(({ value }) => inventValues(value));
          return Object.assign({ [element.value]: own }, ...inner);
        }
        default:
          return {};
      }
    }),
  );
}

describe('the catalogue of the core', () => {
  it.each(messages)('%s is said in both languages', (word, text) => {
    expect(text).toBe(text.trim());
    const what: Saying = { word, values: inventValues(parse(text)) };
    expect(say(what, english)).toMatch(/\p{L}|12/u);
    // Days have the names of months.
    const said = say(what, pseudo).replaceAll('4 March 2026', '');
    expect(said).not.toMatch(/[A-Za-z]{2}/);
  });

  it('has nothing that nobody says', () => {
    const folder = join(import.meta.dirname, '../../src');
    const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.startsWith('words'))
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('\n');
    const made = [...code.matchAll(/`(\w+)\.\$\{[^`]*\}(\w*)`/g)].map(
      ([, room, end]) => new RegExp(`^${room}\\.\\w[\\w-]*${end}$`),
    );
    const unsaid = messages
      .map(([word]) => word)
      .filter((word) => !code.includes(`'${word}'`) && !made.some((pattern) => pattern.test(word)));
    // Libraries of earlier versions have these on record.
    expect(unsaid).toEqual(['acts.addArticle']);
  });
});

describe('a sentence', () => {
  it('has sentences in it, and lists of them, each said in the same language', () => {
    const fields = [saying('fields.status'), saying('fields.attribution')];
    const act = saying('acts.changeClaims', { fields, count: 2 });
    expect(sayInEnglish(act)).toBe('Change status, speaker of 2 claims');
    expect(say(act, pseudo).replace(/[\u200e-\u206f]/g, '')).not.toMatch(/[A-Za-z]/);
  });

  it('is the same when it was JSON in between', () => {
    const act = saying('acts.renameTag', { name: 'a', newName: 'سد' });
    expect(sayRecorded(JSON.stringify(act), english)).toBe('Rename tag “a” to “\u2068سد\u2069”');
  });

  it.each([
    ['a text of an older program', 'Add tag “Ferry”'],
    ['a word that is not known', '{"word":"acts.fly","values":{}}'],
    ['a room that is not known', '{"word":"flights.fly"}'],
    ['a word without what it needs', '{"word":"acts.addTag"}'],
    ['what is no sentence', '{"word":7}'],
    ['what is no JSON', '{Add tag'],
  ])('%s is shown as it stands on record', (_, record) => {
    expect(sayRecorded(record, pseudo)).toBe(record);
  });

  it('of an act is never renamed, for libraries hold it', () => {
    const recorded = messages
      .filter(([word]) => /^(?:acts|things|fields|parts|relations)\./.test(word))
      .map(([word, text]) =>
        `${word} ${Object.keys(inventValues(parse(text)))
          .sort()
          .join(' ')}`.trim(),
      );
    expect(recorded).toEqual(expect.arrayContaining(onRecord));
  });
});

/** Words with the names of their values; new ones are added, none is changed or left out. */
const onRecord = `
acts.addAlias name standsFor
acts.addArticle
acts.addArticlesTo collection count
acts.addClaim claim
acts.addClaimsIn count title
acts.addClaims count
acts.addCollection name
acts.addEvidence claim
acts.addFile name
acts.addFiles count
acts.addPlace claim
acts.addRevision article
acts.addTag name
acts.addVerdict label
acts.bringBack lines
acts.changeAlias name
acts.changeClaim claim fields
acts.changeClaims count fields
acts.changeEarlierCheck check
acts.changeSavedSearch name
acts.concludeOn point
acts.confirmDecisions count
acts.confirmPlaces count
acts.confirmPlacesOf claim count
acts.correctReading claim part
acts.countApart articles others
acts.countAsOne articles
acts.decide claim relation
acts.decideMany count
acts.delete things
acts.editArticle title
acts.editCollection name
acts.editEvidence claim
acts.editPublisher name
acts.editTag name
acts.editVerdict label
acts.gradePublisher name
acts.importClaimSet file
acts.importEarlierChecks file
acts.mergePoints count point
acts.mergeTags into name
acts.movePlace claim
acts.namePoint point
acts.nothingToCheck sentence
acts.nothingToCheckIn count title
acts.orderVerdicts
acts.removePlace claim
acts.renameTag name newName
acts.restore things
acts.saveSearch name
acts.setAside lines
acts.splitPoint count point
acts.takeArticlesOut collection count
things.article name
things.claim name
things.collection name
things.tag name
things.rating name
things.evidence name
things.alias name
things.earlierCheck name
things.savedSearch name
things.articleMany count
things.claimMany count
things.collectionMany count
things.tagMany count
things.ratingMany count
things.evidenceMany count
things.aliasMany count
things.earlierCheckMany count
things.savedSearchMany count
things.lines count title
things.two first second
fields.statement
fields.type
fields.tags
fields.note
fields.attribution
fields.asOf
fields.status
fields.verdictId
fields.verdictReason
parts.number
parts.unit
parts.date
parts.name
parts.place
parts.negation
parts.modality
parts.speaker
parts.quote
relations.agrees
relations.differs
relations.partly
relations.updates
relations.repeats
relations.discusses
relations.unrelated
`
  .trim()
  .split('\n');
