import { findReplacement, findStaleSentences } from '../compare/index.ts';
import type { StaleCopy } from '../contract/cross-reference.ts';
import type { Article, Claim, Revision } from '../contract/model.ts';
import { isBefore, latestFirst } from '../contract/moments.ts';
import type { Relation } from '../contract/reading.ts';
import { explainPair, type MatchSide } from '../match/index.ts';
import { type Saying, saying } from '../words/saying.ts';
import { say } from '../words/spoken.ts';
import type { Context } from './context.ts';
import type { Operations } from './index.ts';
import { groupClaims } from './points.ts';
import type { Readings } from './readings.ts';
import type { TextIndex } from './texts.ts';

interface Limits {
  readonly collectionId?: string | undefined;
  readonly claimId?: string | undefined;
  readonly articleId?: string | undefined;
}

/** What a source said and what it says now. */
interface SourceChange {
  readonly kind: StaleCopy['kind'];
  readonly article: Article;
  readonly claimId: string | null;
  readonly was: string;
  readonly wasSide: MatchSide | null;
  readonly wasAt: string | null;
  readonly is: string | null;
  readonly isSide: MatchSide | null;
  readonly changedAt: string | null;
  /** The newer text does not say when it was written: this is when it was brought in. */
  readonly isBroughtIn: boolean;
  /** The claim stands on the new words, and is compared by them. */
  readonly isFollowed: boolean;
}

/** Words of a copy, and what became of their source. */
interface Finding {
  readonly change: SourceChange;
  readonly claim: Claim | null;
  readonly article: Article | null;
  readonly words: string;
  readonly place: StaleCopy['place'];
}

/** What all findings are shown with, read once. */
interface Library {
  readonly articles: ReadonlyMap<string, Article>;
  readonly publishers: ReadonlyMap<string, string>;
  /** The point of each claim. */
  readonly points: ReadonlyMap<string, string>;
  /** The text that each article carries, where others carry it too. */
  readonly copyGroups: ReadonlyMap<string, number>;
  /** Revisions of the live articles that have more than one, oldest first. */
  readonly revised: ReadonlyMap<string, readonly Revision[]>;
}

/** What still says what was changed, in copies and elsewhere: derived anew each time it is asked. */
export function staleCopyOperations(
  { store, wordingOf, language }: Context,
  readings: Readings,
  { copyGroups }: TextIndex,
) {
  const { records, links, views } = store;

  function revisedArticles(): Map<string, Revision[]> {
    const ids = new Set(records.list('revision', { number: 2 }).map(({ articleId }) => articleId));
    const live = [...ids].filter((id) => records.find('article', id)?.presence === 'live');
    return new Map(
      live.map((id) => [
        id,
        records.list('revision', { articleId: id }).toSorted((x, y) => x.number - y.number),
      ]),
    );
  }

  /** The claim's words before the text was changed, and what stands there now; null where they stand as they were. */
  function changeOf(claim: Claim, article: Article, revisions: readonly Revision[]): SourceChange | null {
    const newest = revisions.at(-1)!;
    const anchors = records.list('anchor', { claimId: claim.id });
    const last = anchors.filter(({ revisionId }) => revisionId === newest.id);
    const isChanged = last.some(({ state }) => ['gone', 'reworded', 'value-changed'].includes(state));
    if (!isChanged) return null;
    const before = revisions.findLast(
      ({ id, number }) =>
        number < newest.number &&
        anchors.some(({ revisionId, start }) => revisionId === id && start !== null),
    );
    if (!before) return null;
    const own = anchors
      .filter(({ revisionId, start }) => revisionId === before.id && start !== null)
      .sort((x, y) => x.start! - y.start!);
    const was = own.map(({ exact }) => exact).join(' … ');
    const placed = last.find(({ start }) => start !== null);
    const place = placed
      ? { start: placed.start!, end: placed.end! }
      : findReplacement(was, before.text, newest.text);
    const [first] = own;
    return {
      kind: 'revision',
      article,
      claimId: claim.id,
      was,
      wasSide: readings.sideOfPlace({ revisionId: before.id, start: first!.start!, end: own.at(-1)!.end! }),
      wasAt: before.updatedAt ?? article.publishedAt ?? before.capturedAt,
      is: place && newest.text.slice(place.start, place.end).trim(),
      isSide: place && readings.sideOfPlace({ revisionId: newest.id, ...place }),
      ...changeTime(article, before, newest),
      isFollowed: placed !== undefined,
    };
  }

  /** A later article of the same publisher that updates the claim; null where there is none. */
  function correctionOf(claim: Claim, article: Article, updating: readonly string[]): SourceChange | null {
    for (const id of updating) {
      const later = records.find('claim', id)!.record;
      const laterArticle =
        later.articleId === null ? undefined : records.find('article', later.articleId)?.record;
      const isOwn =
        laterArticle !== undefined &&
        laterArticle.id !== article.id &&
        article.publisherId !== null &&
        laterArticle.publisherId === article.publisherId;
      if (!isOwn) continue;
      return {
        kind: 'later-article',
        article,
        claimId: claim.id,
        was: wordingOf(claim),
        wasSide: readings.sideOfClaim(claim.id),
        wasAt: article.publishedAt,
        is: wordingOf(later),
        isSide: readings.sideOfClaim(later.id),
        changedAt: laterArticle.publishedAt,
        isBroughtIn: false,
        isFollowed: false,
      };
    }
    return null;
  }

  /** What changed under each claim that other claims may rest on; looked up once for each. */
  function openChanges(
    library: Library,
    relations: ReturnType<typeof views.effectiveRelations>,
  ): (claim: Claim) => SourceChange | null {
    const updating = new Map<string, string[]>();
    for (const { a, b, relation, subject } of relations) {
      if (relation !== 'updates' || subject === null) continue;
      const [later, earlier] = subject === 'a' ? [a, b] : [b, a];
      updating.set(earlier, [...(updating.get(earlier) ?? []), later]);
    }
    const known = new Map<string, SourceChange | null>();
    return (claim) => {
      const article = library.articles.get(claim.articleId ?? '');
      const seen = known.get(claim.id);
      if (seen !== undefined || !article) return seen ?? null;
      const revisions = library.revised.get(article.id);
      const change =
        (revisions && changeOf(claim, article, revisions)) ??
        correctionOf(claim, article, updating.get(claim.id) ?? []);
      known.set(claim.id, change);
      return change;
    };
  }

  /**
   * The other claim says what the source said before. One that agrees with the new words is up to date, whatever it
   * was taken from.
   */
  function saysAsBefore({ isFollowed, wasSide }: SourceChange, copyId: string, relation: Relation): boolean {
    const agrees = relation === 'repeats' || relation === 'agrees';
    // An editor looked at both: they do not speak of the same.
    if (relation === 'unrelated') return false;
    if (!isFollowed) return agrees;
    const copySide = readings.sideOfClaim(copyId);
    if (agrees || !wasSide || !copySide) return false;
    const before = explainPair(wasSide, copySide, links.corpus).relation;
    return before === 'repeats' || before === 'agrees';
  }

  /** Claims that say what a claim of their point said before its source was changed. */
  function findByLinks(library: Library): Finding[] {
    const relations = views.effectiveRelations();
    const changeUnder = openChanges(library, relations);
    const claims = new Map(views.liveClaims().map((claim) => [claim.id, claim]));
    return relations
      .flatMap(({ a, b, relation }) => [[a, b, relation] as const, [b, a, relation] as const])
      .flatMap(([copyId, sourceId, relation]): Finding[] => {
        const [claim, source] = [claims.get(copyId)!, claims.get(sourceId)!];
        // A weak suggestion between two points is no ground for an alarm.
        const isOfPoint = library.points.get(copyId) === library.points.get(sourceId);
        const change = !isOfPoint || claim.articleId === source.articleId ? null : changeUnder(source);
        if (!change || !saysAsBefore(change, copyId, relation)) return [];
        const anchors = views.anchorsOf(copyId);
        const anchor = anchors.find(({ start }) => start !== null);
        // Gone from the copy too: it says it no more.
        if (anchors.length && !anchor) return [];
        const place = anchor && { revisionId: anchor.revisionId, start: anchor.start!, end: anchor.end! };
        const article = library.articles.get(claim.articleId ?? '') ?? null;
        return [{ change, claim, article, words: wordingOf(claim), place: place ?? null }];
      });
  }

  const standsAt = (claimId: string, revisionId: string, { start, end }: { start: number; end: number }) =>
    records
      .list('anchor', { claimId })
      .some((anchor) => anchor.revisionId === revisionId && anchor.start! < end && anchor.end! > start);

  const isHeadline = (revisionId: string, { start, end }: { start: number; end: number }) =>
    records
      .list('block', { revisionId })
      .some((block) => block.role === 'heading' && block.start <= start && block.end >= end);

  /** Sentences of copies that their source prints no more. */
  function findByTexts({ articles, revised }: Library): Finding[] {
    const pairs = copyGroups().flatMap((group) =>
      group.flatMap((sourceId) =>
        revised.has(sourceId)
          ? group.filter((id) => id !== sourceId).map((id) => [sourceId, id] as const)
          : [],
      ),
    );
    const unrelated = records
      .list('decision', { relation: 'unrelated' })
      .flatMap(({ a, b }) => [[a, b] as const, [b, a] as const]);
    return pairs.flatMap(([sourceId, copyId]) => {
      const [article, copy] = [articles.get(sourceId)!, articles.get(copyId)!];
      const revisions = revised.get(sourceId)!;
      const newest = revisions.at(-1)!;
      const revision = views.newestRevision(copyId)!;
      return revisions.slice(0, -1).flatMap((older) =>
        findStaleSentences(older.text, newest.text, revision.text).flatMap(({ was, still }): Finding[] => {
          // Papers write headlines of their own.
          if (isHeadline(older.id, was) || isHeadline(revision.id, still)) return [];
          // An editor has looked at claims on these words, and they do not speak of the same.
          const isDismissed = ([source, other]: readonly [string, string]) =>
            standsAt(source, older.id, was) && standsAt(other, revision.id, still);
          if (unrelated.some(isDismissed)) return [];
          const words = older.text.slice(was.start, was.end);
          const place = findReplacement(words, older.text, newest.text);
          const change = {
            kind: 'revision' as const,
            article,
            claimId: null,
            was: words,
            wasSide: readings.sideOfPlace({ revisionId: older.id, ...was }),
            wasAt: older.updatedAt ?? article.publishedAt ?? older.capturedAt,
            is: place && newest.text.slice(place.start, place.end).trim(),
            isSide: place && readings.sideOfPlace({ revisionId: newest.id, ...place }),
            ...changeTime(article, older, newest),
            isFollowed: false,
          };
          return [
            {
              change,
              claim: null,
              article: copy,
              words: revision.text.slice(still.start, still.end),
              place: { revisionId: revision.id, ...still },
            },
          ];
        }),
      );
    });
  }

  function toView({ change, claim, article, words, place }: Finding, library: Library): StaleCopy {
    const publisherOf = (of: Article | null) => library.publishers.get(of?.publisherId ?? '') ?? null;
    const stale = {
      kind: change.kind,
      isCopy: isCopy(article, change.article, library),
      claimId: claim?.id ?? null,
      pointId: claim && (library.points.get(claim.id) ?? null),
      articleId: article?.id ?? null,
      articleTitle: article?.title ?? null,
      publisher: publisherOf(article),
      publishedAt: article?.publishedAt ?? null,
      words,
      place,
      sourceArticleId: change.article.id,
      sourceTitle: change.article.title,
      sourcePublisher: publisherOf(change.article),
      sourceClaimId: change.claimId,
      was: change.was,
      wasAt: change.wasAt,
      is: change.is,
      changedAt: change.changedAt,
      isBroughtIn: change.isBroughtIn,
      ...changedValue(change),
    };
    return { ...stale, sentence: say(toSentence(stale), language()) };
  }

  function listStale(limits: Limits): StaleCopy[] {
    const library: Library = {
      articles: new Map(records.list('article').map((article) => [article.id, article])),
      publishers: new Map(records.list('publisher').map(({ id, name }) => [id, name])),
      points: new Map(groupClaims(store).flatMap((ids) => ids.map((id) => [id, ids[0]!] as const))),
      copyGroups: new Map(copyGroups().flatMap((ids, group) => ids.map((id) => [id, group] as const))),
      revised: revisedArticles(),
    };
    const claims = views.claimIdsIn(limits);
    const articles = new Set(views.articlesIn(limits).map(({ id }) => id));
    const { claimId, articleId } = limits;
    const isAsked = ({ claim, article }: Finding) =>
      (claim ? claims.has(claim.id) : articles.has(article!.id)) &&
      (claimId === undefined || claim?.id === claimId) &&
      (articleId === undefined || article?.id === articleId);
    const found: Finding[] = [];
    // What is told of a claim is not told of its sentence again.
    for (const finding of [...findByLinks(library), ...findByTexts(library)])
      if (isAsked(finding) && !(finding.claim === null && found.some((other) => isSamePlace(other, finding))))
        found.push(finding);
    return found
      .map((finding) => toView(finding, library))
      .sort(
        (x, y) =>
          rankOf(x) - rankOf(y) ||
          Number(y.isCopy) - Number(x.isCopy) ||
          latestFirst(x.changedAt, y.changedAt),
      );
  }

  /** The one value that was changed, as printed then and now. */
  function changedValue({ wasSide, isSide }: SourceChange): Pick<StaleCopy, 'valueWas' | 'valueIs'> {
    const none = { valueWas: null, valueIs: null };
    if (!wasSide || !isSide) return none;
    // Two states of one article: as texts of two articles they may be compared.
    const { ledger } = explainPair(
      { ...wasSide, articleId: null },
      { ...isSide, articleId: null },
      links.corpus,
    );
    const rows = ledger.rows.filter(
      ({ a, b, outcome, dimension }) =>
        a && b && outcome !== 'agree' && ['number', 'date', 'place', 'name'].includes(dimension),
    );
    const [row] = rows;
    return row?.a && row.b ? { valueWas: row.a.text, valueIs: row.b.text } : none;
  }

  return { 'source.stale': listStale } satisfies Operations;
}

/** The newer text's own time, where it is not just that of the older one; else when it was brought in. */
function changeTime(
  { publishedAt, updatedAt }: Article,
  before: Revision,
  newest: Revision,
): Pick<SourceChange, 'changedAt' | 'isBroughtIn'> {
  const written = newest.updatedAt ?? updatedAt;
  const known = before.updatedAt ?? publishedAt;
  const isTold = written !== null && written !== known && !isBefore(written, known);
  return isTold
    ? { changedAt: written, isBroughtIn: false }
    : { changedAt: newest.capturedAt, isBroughtIn: true };
}

function isCopy(article: Article | null, source: Article, { copyGroups }: Library): boolean {
  const group = copyGroups.get(source.id);
  return group !== undefined && copyGroups.get(article?.id ?? '') === group;
}

/** Two findings of one source on words that overlap in one text. */
function isSamePlace(x: Finding, y: Finding): boolean {
  return (
    x.change.article.id === y.change.article.id &&
    x.place !== null &&
    y.place !== null &&
    x.place.revisionId === y.place.revisionId &&
    x.place.start < y.place.end &&
    x.place.end > y.place.start
  );
}

/** A changed value may be a mistake that others print, words that are gone may be one; other words seldom are. */
const rankOf = ({ valueWas, is }: StaleCopy) => (valueWas !== null ? 0 : is === null ? 1 : 2);

/**
 * "Daily Post of 4 March 2026 still says “212 people”; the agency, whose text it carries, changed it to “121 people”,
 * in its text of 5 March 2026." A text without a date of its own is told by the day on which it was brought in.
 */
function toSentence(stale: Omit<StaleCopy, 'sentence'>): Saying {
  const titled = (title: string) => saying('stale.titled', { title });
  const name =
    stale.publisher ?? (stale.articleTitle === null ? saying('stale.heard') : titled(stale.articleTitle));
  // A copy may print the value in other words: then its own are what it still says.
  const isPrinted = stale.valueWas !== null && stale.words.includes(stale.valueWas);
  const told = {
    name:
      stale.publishedAt === null
        ? name
        : saying('stale.dated', { what: name, day: new Date(stale.publishedAt) }),
    words: isPrinted ? stale.valueWas! : stale.words,
    source: saying(stale.isCopy ? 'stale.copied' : 'stale.alike', {
      source: stale.sourcePublisher ?? titled(stale.sourceTitle),
    }),
  };
  const now = stale.valueIs ?? stale.is;
  if (stale.kind === 'later-article')
    return stale.changedAt === null
      ? saying('stale.later', { ...told, now: now ?? '' })
      : saying('stale.laterOn', { ...told, now: now ?? '', day: new Date(stale.changedAt) });
  const text = saying(stale.isBroughtIn ? 'stale.broughtIn' : 'stale.written', {
    day: new Date(stale.changedAt!),
  });
  return stale.is === null
    ? saying('stale.gone', { ...told, text })
    : saying('stale.changed', { ...told, now: now ?? '', text });
}
