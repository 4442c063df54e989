import type { SaidElsewhere } from '../contract/cross-reference.ts';
import { DomainError } from '../contract/result.ts';
import { explainPair } from '../match/index.ts';
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

/** Where a claim is said, or denied, in sentences that nobody has marked. */
export function saidElsewhereOperations({ store, need }: Context, readings: Readings, finding: Finding) {
  const { links, views } = store;

  function findElsewhere(claimId: string, limit: number): SaidElsewhere[] {
    const claim = need('claim', claimId);
    const side = readings.sideOfClaim(claimId);
    if (!side)
      throw new DomainError('not-found', 'The article of this claim is in the bin. Restore it first.');
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
        .articles(
          views.articlesIn({}).filter(({ id }) => candidates.some(({ articleId }) => articleId === id)),
          [],
        )
        .map((article) => [article.id, article]),
    );
    return candidates
      .flatMap(({ articleId, revisionId, features, shared, ...found }): SaidElsewhere[] => {
        const { start: from, end: to } = found;
        const {
          scores: _,
          relation,
          ...said
        } = explainPair(side, readings.sideOfPlace({ revisionId, start: from, end: to }), links.corpus);
        const article = articles.get(articleId);
        if (relation === null || !telling.has(relation) || !article) return [];
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
