import { trimPassage } from '../annotate/index.ts';
import { DomainError } from '../contract/domain-error.ts';
import type { Article, Claim } from '../contract/model.ts';
import type { Dimension, Passage, Reading } from '../contract/reading.ts';
import { type NamePair, openAliases, readAcronyms } from '../features/aliases.ts';
import { readingOf } from '../features/index.ts';
import type { MatchSide } from '../match/index.ts';
import { foldForMatching } from '../text/normalise.ts';
import { splitSentences } from '../text/sentences.ts';
import { saying } from '../words/saying.ts';
import type { Context } from './context.ts';
import { settleCorrection } from './corrections.ts';

/** How much of a sentence is read on either side of a claim; real ones are far shorter. In UTF-16 units. */
const mostAround = 1000;
/** How much of a claim's own words is read: reading takes ever longer, and nobody checks pages as one claim. */
const mostMarked = 5000;

export interface ClaimRead {
  readonly passage: Passage;
  /** As the program reads it now. */
  readonly read: Reading;
  /** With the editor's corrections. */
  readonly effective: Reading;
  /** Corrections of words that the passage does not hold any more: not used. */
  readonly outdated: readonly Dimension[];
}

interface Place {
  readonly revisionId: string;
  readonly start: number;
  readonly end: number;
}

/** Reads claims, places and typed words, as sides of a comparison. Nothing is kept of it but the links' own index. */
export interface Readings {
  /** An editor's statement is read in place of the article's words, which stay beside it. */
  readClaim(claim: Claim): ClaimRead;
  /** A claim as it was last read; null for one that is not shown. */
  sideOfClaim(claimId: string): MatchSide | null;
  /** @throws DomainError not-found, invalid-request */
  sideOfPlace(place: Place): MatchSide;
  sideOfText(text: string, publishedAt: string | null): MatchSide;
  /** The claims in whose passages or attributions one of these names stands, or any alias was read. */
  claimsWithNames(names: readonly string[]): string[];
  /** Aliases were changed. */
  forgetAliases(): void;
}

export function createReadings({ store, need, wordingOf }: Context): Readings {
  const { records, links, views } = store;
  /** What texts themselves define: a revision never changes. */
  const acronyms = new Map<string, readonly NamePair[]>();
  /** With the library's aliases, which win; "" stands for words without a text. */
  const names = new Map<string, readonly NamePair[]>();

  function namesIn(revision: { id: string; text: string } | null): readonly NamePair[] {
    const key = revision?.id ?? '';
    const known = names.get(key);
    if (known) return known;
    const own = revision ? (acronyms.get(key) ?? readAcronyms(revision.text)) : [];
    acronyms.set(key, own);
    const all = [...records.list('alias'), ...own];
    names.set(key, all);
    return all;
  }

  /** Words in the sentences around them; a line's end ends a sentence. */
  function passageAround(text: string, start: number, end: number, wording: string): Passage {
    const from = Math.max(sentenceStart(text, start), start - mostAround);
    const before = text.slice(from, start);
    const after = text.slice(end, Math.min(sentenceEnd(text, end), end + mostAround));
    return { text: before + wording + after, start: before.length, end: before.length + wording.length };
  }

  function quotedPassage(claim: Claim) {
    const wording = wordingOf(claim);
    const placed = views.anchorsOf(claim.id).filter((anchor) => anchor.start !== null);
    const [first] = placed;
    const last = placed.at(-1);
    if (!first || !last) return { revision: null, passage: wholePassage(wording) };
    const revision = need('revision', first.revisionId);
    return { revision, passage: passageAround(revision.text, first.start!, last.end!, wording) };
  }

  function readPassage(
    passage: Passage,
    article: Pick<Article, 'publishedAt' | 'publishedZone' | 'language'> | null,
    known: readonly NamePair[],
  ): Reading {
    const end = Math.min(passage.end, passage.start + mostMarked);
    const read = { text: passage.text.slice(0, end + mostAround), start: passage.start, end };
    const publishedAt = article && toLocalTime(article);
    return readingOf(read, { publishedAt, language: article?.language ?? null, names: known });
  }

  function readClaim(claim: Claim): ClaimRead {
    const article = claim.articleId === null ? null : need('article', claim.articleId);
    const { revision, passage: quoted } = quotedPassage(claim);
    const known = namesIn(revision);
    const statement = claim.statement.trim();
    const isStated = statement !== '' && views.anchorsOf(claim.id).length > 0;
    const passage: Passage = isStated ? { ...wholePassage(statement), quoted } : quoted;
    const stated = readPassage(passage, article, known);
    // A statement says what is claimed; who claims it the article says where the statement doesn't.
    const speaker = isStated && !stated.attribution ? readPassage(quoted, article, known).attribution : null;
    const read = speaker ? { ...stated, attribution: { ...speaker, start: 0, end: 0 } } : stated;
    const outdated: Dimension[] = [];
    const settled = records.list('correction', { claimId: claim.id }).map(({ part, value }) => {
      const fitting = settleCorrection(value, passage.text);
      if (!fitting) outdated.push(part);
      return fitting;
    });
    return { passage, read, effective: Object.assign({}, read, ...settled), outdated };
  }

  function sideOfClaim(claimId: string): MatchSide | null {
    const stored = links.readingOf(claimId);
    const claim = records.find('claim', claimId)?.record;
    if (!stored || !claim) return null;
    const { passage, reading } = stored;
    const article =
      claim.articleId === null ? null : (records.find('article', claim.articleId)?.record ?? null);
    const aliases = openAliases(namesIn(null));
    const given = claim.attribution.map((party) => ({ ...party, name: aliases.party(party.name) }));
    // A speaker whom only the article's words name, beside a statement, has no place in the statement.
    const { attribution: spoken } = reading;
    const quoted = spoken !== null && spoken.start === spoken.end ? spoken.chain : [];
    return {
      passage,
      reading,
      articleId: claim.articleId,
      publishedAt: views.printedAt(article, views.anchorsOf(claimId)),
      attribution: given.length ? given : quoted,
    };
  }

  return {
    readClaim,
    sideOfClaim,
    sideOfPlace({ revisionId, start, end }) {
      const revision = need('revision', revisionId);
      const article = need('article', revision.articleId);
      const place = trimPassage(revision.text, start, end);
      if (!place) throw new DomainError('invalid-request', saying('claims.noWordsThere'));
      const { text } = revision;
      const passage = passageAround(text, place.start, place.end, text.slice(place.start, place.end));
      return {
        passage,
        reading: readPassage(passage, article, namesIn(revision)),
        articleId: article.id,
        publishedAt: views.printedAt(article, [{ exact: text.slice(place.start, place.end) }]),
        attribution: [],
      };
    },
    sideOfText(text, publishedAt) {
      const passage = wholePassage(text);
      const said = { publishedAt, publishedZone: null, language: null };
      const reading = readPassage(passage, said, namesIn(null));
      return { passage, reading, articleId: null, publishedAt, attribution: [] };
    },
    claimsWithNames(changed) {
      const folded = changed.map((name) => foldForMatching(name).replace(/^the /, ''));
      const found = new Set<string>();
      for (const { claimId, text, usesAlias } of links.readPassages()) {
        const words = foldForMatching(text);
        if (usesAlias || folded.some((name) => words.includes(name))) found.add(claimId);
      }
      for (const { id, attribution } of views.liveClaims()) {
        const said = attribution.map(({ name }) => foldForMatching(name));
        if (said.some((name) => folded.some((one) => name.includes(one)))) found.add(id);
      }
      return [...found];
    },
    forgetAliases: () => names.clear(),
  };
}

function wholePassage(text: string): Passage {
  return { text, start: 0, end: text.length };
}

function sentenceStart(text: string, offset: number): number {
  const line = text.lastIndexOf('\n', offset - 1) + 1;
  const sentences = splitSentences(text.slice(line, offset + 1));
  return line + (sentences.findLast(({ start }) => line + start <= offset)?.start ?? offset - line);
}

function sentenceEnd(text: string, offset: number): number {
  const line = text.lastIndexOf('\n', offset - 1) + 1;
  const next = text.indexOf('\n', offset);
  const sentences = splitSentences(text.slice(line, next < 0 ? text.length : next));
  return line + (sentences.find(({ end }) => line + end >= offset)?.end ?? offset - line);
}

/** “Today” is the day where it was printed: at half past eleven in the evening in New York it is tomorrow in UTC. */
function toLocalTime({ publishedAt, publishedZone }: Pick<Article, 'publishedAt' | 'publishedZone'>) {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(publishedZone ?? '') ?? [];
  if (publishedAt === null || hours === undefined || !publishedAt.includes('T')) return publishedAt;
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  return new Date(Date.parse(publishedAt) + offset * 60_000).toISOString();
}
