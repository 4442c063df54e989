import { findReplacement, findStaleSentences } from '../compare/index.ts';
import type { StaleCopy } from '../contract/cross-reference.ts';
import type { Article, Claim, Revision } from '../contract/model.ts';
import { explainPair, type MatchSide } from '../match/index.ts';
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
}

/** Copies whose source says otherwise by now: derived anew each time it is asked. */
export function staleCopyOperations(
  { store, wordingOf }: Context,
  readings: Readings,
  { copyGroups }: TextIndex,
) {
  const { records, links, views } = store;

  /** Revisions of the live articles that have more than one, oldest first. */
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
      wasAt: article.publishedAt ?? before.capturedAt,
      is: place && newest.text.slice(place.start, place.end).trim(),
      isSide: place && readings.sideOfPlace({ revisionId: newest.id, ...place }),
      changedAt: newest.capturedAt,
    };
  }

  /** A later article of the same publisher that updates the claim; null where there is none. */
  function correctionOf(claim: Claim, article: Article, updates: ReadonlyMap<string, string[]>) {
    for (const id of updates.get(claim.id) ?? []) {
      const later = records.find('claim', id)?.record;
      const laterArticle =
        later?.articleId == null ? undefined : records.find('article', later.articleId)?.record;
      const isOwn = laterArticle && laterArticle.id !== article.id && article.publisherId !== null;
      if (!isOwn || laterArticle.publisherId !== article.publisherId) continue;
      return {
        later: later!,
        change: {
          kind: 'later-article' as const,
          article,
          claimId: claim.id,
          was: wordingOf(claim),
          wasSide: readings.sideOfClaim(claim.id),
          wasAt: article.publishedAt,
          is: wordingOf(later!),
          isSide: readings.sideOfClaim(later!.id),
          changedAt: laterArticle.publishedAt,
        },
      };
    }
    return null;
  }

  function listStale(limits: Limits): StaleCopy[] {
    const revised = revisedArticles();
    const publishers = new Map(records.list('publisher').map(({ id, name }) => [id, name]));
    const articles = new Map(records.list('article').map((article) => [article.id, article]));
    const relations = views.effectiveRelations();
    const updates = new Map<string, string[]>();
    for (const { a, b, relation, subject } of relations) {
      if (relation !== 'updates' || subject === null) continue;
      const [later, earlier] = subject === 'a' ? [a, b] : [b, a];
      updates.set(earlier, [...(updates.get(earlier) ?? []), later]);
    }
    const points = new Map(groupClaims(store).flatMap((ids) => ids.map((id) => [id, ids[0]!] as const)));
    const found: StaleCopy[] = [];
    const taken = new Set<string>();

    const add = (
      change: SourceChange,
      copy: { claim: Claim | null; article: Article | null; words: string; place: StaleCopy['place'] },
    ) => {
      const values = changedValue(change);
      const publisherOf = (article: Article | null) => publishers.get(article?.publisherId ?? '') ?? null;
      const stale = {
        kind: change.kind,
        claimId: copy.claim?.id ?? null,
        pointId: copy.claim && (points.get(copy.claim.id) ?? null),
        articleId: copy.article?.id ?? null,
        articleTitle: copy.article?.title ?? null,
        publisher: publisherOf(copy.article),
        publishedAt: copy.article?.publishedAt ?? null,
        words: copy.words,
        place: copy.place,
        sourceArticleId: change.article.id,
        sourceTitle: change.article.title,
        sourcePublisher: publisherOf(change.article),
        sourceClaimId: change.claimId,
        was: change.was,
        wasAt: change.wasAt,
        is: change.is,
        changedAt: change.changedAt,
        ...values,
      };
      found.push({ ...stale, sentence: toSentence(stale) });
    };

    const shown = new Set(views.claimsIn(limits).map(({ id }) => id));
    const changes = new Map<string, SourceChange | null>();
    for (const { a, b, relation } of relations) {
      if (relation !== 'repeats' && relation !== 'agrees') continue;
      for (const [copyId, sourceId] of [[a, b] as const, [b, a] as const]) {
        const copy = records.find('claim', copyId)!.record;
        const source = records.find('claim', sourceId)!.record;
        const article = articles.get(source.articleId ?? '');
        if (!article || copy.articleId === article.id || !shown.has(copyId)) continue;
        const revisions = revised.get(article.id);
        const known = changes.get(sourceId);
        const change = known !== undefined ? known : revisions ? changeOf(source, article, revisions) : null;
        changes.set(sourceId, change);
        const corrected = correctionOf(source, article, updates);
        const isLater = corrected && corrected.later.articleId !== copy.articleId;
        const alarm = change ?? (isLater ? corrected.change : null);
        if (!alarm) continue;
        const placed = views.anchorsOf(copyId);
        const anchor = placed.find(({ start }) => start !== null);
        // Gone from the copy too: it says it no more.
        if (placed.length && !anchor) continue;
        if (anchor) taken.add(`${article.id} ${anchor.revisionId} ${anchor.start}`);
        add(alarm, {
          claim: copy,
          article: articles.get(copy.articleId ?? '') ?? null,
          words: wordingOf(copy),
          place: anchor ? { revisionId: anchor.revisionId, start: anchor.start!, end: anchor.end! } : null,
        });
      }
    }

    const inScope = new Set(views.articlesIn(limits).map(({ id }) => id));
    for (const group of copyGroups()) {
      for (const sourceId of group) {
        const revisions = revised.get(sourceId);
        if (!revisions) continue;
        const newest = revisions.at(-1)!;
        for (const copyId of group) {
          const revision = views.newestRevision(copyId);
          if (copyId === sourceId || !revision || !inScope.has(copyId)) continue;
          for (const older of revisions.slice(0, -1)) {
            for (const { was, still } of findStaleSentences(older.text, newest.text, revision.text)) {
              const isClaim = records
                .list('anchor', { revisionId: revision.id })
                .some(
                  ({ start, end }) =>
                    start !== null &&
                    start < still.end &&
                    end! > still.start &&
                    taken.has(`${sourceId} ${revision.id} ${start}`),
                );
              const key = `${sourceId} ${revision.id} ${still.start}`;
              if (isClaim || taken.has(key)) continue;
              taken.add(key);
              const words = older.text.slice(was.start, was.end);
              const place = findReplacement(words, older.text, newest.text);
              const article = articles.get(sourceId)!;
              add(
                {
                  kind: 'revision',
                  article,
                  claimId: null,
                  was: words,
                  wasSide: readings.sideOfPlace({ revisionId: older.id, ...was }),
                  wasAt: article.publishedAt ?? older.capturedAt,
                  is: place && newest.text.slice(place.start, place.end).trim(),
                  isSide: place && readings.sideOfPlace({ revisionId: newest.id, ...place }),
                  changedAt: newest.capturedAt,
                },
                {
                  claim: null,
                  article: articles.get(copyId)!,
                  words: revision.text.slice(still.start, still.end),
                  place: { revisionId: revision.id, ...still },
                },
              );
            }
          }
        }
      }
    }
    const { claimId, articleId } = limits;
    return found
      .filter(
        (stale) =>
          (claimId === undefined || stale.claimId === claimId) &&
          (articleId === undefined || stale.articleId === articleId),
      )
      .sort((x, y) => ((x.changedAt ?? '') < (y.changedAt ?? '') ? 1 : -1));
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

/** "Daily Post of 4 March 2026 still says “212 people”; the agency changed it to “121 people” on 5 March 2026." */
function toSentence(stale: Omit<StaleCopy, 'sentence'>): string {
  const of = (day: string | null) => (day === null ? '' : ` of ${formatDay(day)}`);
  const on = (day: string | null) => (day === null ? '' : ` on ${formatDay(day)}`);
  const copy =
    stale.publisher ?? (stale.articleTitle === null ? 'A claim that was heard' : `“${stale.articleTitle}”`);
  const source = stale.sourcePublisher ?? `“${stale.sourceTitle}”`;
  const says = `${copy}${of(stale.publishedAt)} still says “${stale.valueWas ?? stale.words}”`;
  if (stale.is === null) return `${says}; ${source} took it out${on(stale.changedAt)}.`;
  const verb = stale.kind === 'revision' ? 'changed it to' : 'has since said';
  return `${says}; ${source} ${verb} “${stale.valueIs ?? stale.is}”${on(stale.changedAt)}.`;
}

function formatDay(day: string): string {
  return new Date(day).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
