import type { SaidElsewhere } from '../contract/cross-reference.ts';
import { DomainError } from '../contract/domain-error.ts';
import { explainPair, type MatchSide, rarityInNews } from '../match/index.ts';
import { stemsOf } from '../text/stems.ts';
import { saying } from '../words/saying.ts';
import type { Context } from './context.ts';
import type { Finding } from './finding.ts';
import type { Operations } from './index.ts';
import type { Readings } from './readings.ts';

/** How many sentences are compared with a claim; like its other candidates, the best come first. */
const candidateLimit = 60;
/** How many are shown where nobody says how many. */
const usualLimit = 20;
/** Relations that say something of the claim: a mere topic is no finding. */
const telling = new Set(['agrees', 'differs', 'updates', 'repeats', 'partly']);

/** One word so rare, or several that are so rare together, tell an event from others of its kind. By hand. */
const tellingWord = 0.7;
const tellingWords = { fewest: 3, rarity: 1.4 };

/**
 * A number and what it counts stand in many stories: that two passages tell of one event is said by a name or by other
 * words that both have, the sentences around them and the headlines included.
 */
function tellOfOneEvent(
  claim: MatchSide,
  claimTitle: string | null,
  other: MatchSide,
  title: string,
): boolean {
  const names = new Set(claim.reading.names.map(({ key }) => key));
  if (other.reading.names.some(({ key }) => names.has(key))) return true;
  const known = tellingStems(claim, claimTitle);
  const shared = [...tellingStems(other, title)].filter((stem) => known.has(stem)).map(rarityInNews);
  if (shared.some((rarity) => rarity >= tellingWord)) return true;
  const sum = shared.reduce((total, rarity) => total + rarity, 0);
  return shared.length >= tellingWords.fewest && sum >= tellingWords.rarity;
}

/** The stems of a passage in its sentence and of a headline, without numbers, what they count, and dates. */
function tellingStems({ passage, reading }: MatchSide, title: string | null): Set<string> {
  const counted = [...reading.quantities, ...reading.dates];
  const words = counted.reduce(
    (text, { start, end }) => text.slice(0, start) + ' '.repeat(end - start) + text.slice(end),
    passage.text,
  );
  const stems = [...stemsOf(words), ...stemsOf(title ?? '')];
  return new Set(stems.filter((stem) => !/\d/.test(stem)));
}

/** Where a claim is said, or denied, in sentences that nobody has marked. */
export function saidElsewhereOperations({ store, need }: Context, readings: Readings, finding: Finding) {
  const { links, views } = store;

  function findElsewhere(claimId: string, limit: number): SaidElsewhere[] {
    const claim = need('claim', claimId);
    const side = readings.sideOfClaim(claimId);
    if (!side) throw new DomainError('not-found', saying('records.articleInBin'));
    const ownTitle = claim.articleId === null ? null : need('article', claim.articleId).title;
    const { text, start, end } = side.passage;
    const candidates = finding.findSentences(
      {
        text: text.slice(start, end),
        date: side.publishedAt,
        speaker: side.attribution.at(-1)?.name ?? null,
        articleId: claim.articleId,
        claimId,
      },
      candidateLimit,
    );
    const articles = new Map(
      views
        .sources(
          views.articlesIn({}).filter(({ id }) => candidates.some(({ articleId }) => articleId === id)),
        )
        .map((article) => [article.id, article]),
    );
    return candidates
      .flatMap(({ articleId, revisionId, features, shared, ...found }): SaidElsewhere[] => {
        const { start: from, end: to } = found;
        const place = readings.sideOfPlace({ revisionId, start: from, end: to });
        const { scores: _, relation, ...said } = explainPair(side, place, links.corpus);
        const article = articles.get(articleId);
        if (relation === null || !telling.has(relation) || !article) return [];
        if (!tellOfOneEvent(side, ownTitle, place, article.title)) return [];
        return [
          {
            articleId,
            articleTitle: article.title,
            publisher: article.publisher,
            publishedAt: article.publishedAt,
            revisionId,
            ...found,
            features: [...features],
            shared: [...shared],
            relation,
            ...said,
          },
        ];
      })
      .sort((x, y) => y.confidence - x.confidence || y.score - x.score)
      .slice(0, limit);
  }

  return {
    'claim.saidElsewhere': ({ id, limit = usualLimit }) => findElsewhere(id, limit),
  } satisfies Operations;
}
