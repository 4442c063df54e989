import type { Anchor, Article, Revision } from '../contract/model.ts';
import type { Records } from './records.ts';

/**
 * When words of an article were first printed, a day or an instant in UTC: those that came with a correction are as old
 * as it is, not as the article. Null where that is not known. Remembers the texts of revised articles: to be opened anew
 * for each answer.
 * @param isRevised true for an article with several revisions
 */
export function openPrintedAt(records: Records, isRevised: (articleId: string) => boolean) {
  const known = new Map<string, readonly Revision[]>();
  function revisionsOf(articleId: string): readonly Revision[] {
    const revisions =
      known.get(articleId) ?? records.list('revision', { articleId }).sort((x, y) => x.number - y.number);
    known.set(articleId, revisions);
    return revisions;
  }
  /** @param anchors of one passage, on one revision */
  return (article: Article | null, anchors: readonly Pick<Anchor, 'exact'>[]): string | null => {
    const [first] = anchors;
    if (!article || !first || !isRevised(article.id)) return article?.publishedAt ?? null;
    const revisions = revisionsOf(article.id);
    const at = revisions.findIndex(({ text }) => anchors.every(({ exact }) => text.includes(exact)));
    return (at > 0 ? revisions[at]!.updatedAt : null) ?? article.publishedAt;
  };
}
