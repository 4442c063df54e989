import { copiedShare, findCommonRun, findVoices } from '../compare/index.ts';
import type { OneVoiceReason, PointVoices, Voice } from '../contract/cross-reference.ts';
import type { Joining } from '../contract/model.ts';
import type { ArticleSummary } from '../contract/views.ts';
import type { Context } from './context.ts';
import type { Points } from './points.ts';
import type { Sources } from './sources.ts';
import type { TextIndex } from './texts.ts';

/** Which sources speak for themselves, and which count as one. */
export interface Voices {
  /** @throws DomainError not-found */
  ofPoint(id: string): PointVoices;
  /** Articles that carry one text, with what ties each to the others. */
  copyGroups(articles: readonly ArticleSummary[]): Voice[];
  /** Pairs of these articles that an editor counts apart. */
  keptApart(articleIds: ReadonlySet<string>): PointVoices['keptApart'];
  /** How many independent sources say what a claim says, its own among them: by decisions, not by suggestions. */
  countAgreeing(claimId: string): number;
}

export function createVoices(
  { store }: Context,
  { copyGroups, shares: textShares }: TextIndex,
  { decidedBy }: Sources,
  points: Points,
): Voices {
  const { records, views } = store;
  const isPair = (a: string, b: string) => (pair: { a: string; b: string }) =>
    [a, b].includes(pair.a) && [a, b].includes(pair.b);

  /** A group of copies hangs together by any of its pairs, of which some may be an editor's: what ties `b` to it. */
  function openTies() {
    const joined = records.list('joining', { noun: 'article' }).filter(({ rule }) => rule === 'must-join');
    const shares = textShares();
    const copied = shares.filter(({ share }) => share >= copiedShare);
    const textOf = (id: string) => views.newestRevision(id)?.text ?? '';

    function commonRun(a: string, b: string) {
      const textA = textOf(a);
      const run = findCommonRun(textA, textOf(b));
      const share = shares.find(isPair(a, b))?.share ?? 0;
      return run && { text: textA.slice(run.inA.start, run.inA.end), share, ...run };
    }
    return (a: string, b: string, group: readonly string[]): OneVoiceReason => {
      const others = group.filter((other) => other !== a && other !== b);
      for (const other of [a, ...others]) {
        const joining = joined.find(isPair(other, b));
        if (joining) return { kind: 'editor', a: other, b, ...decidedBy(joining) };
        if (copied.some(isPair(other, b))) return { kind: 'copy', a: other, b, run: commonRun(other, b) };
      }
      return { kind: 'copy', a, b, run: commonRun(a, b) };
    };
  }

  const toSource = (
    id: string,
    article: Pick<ArticleSummary, 'id' | 'title' | 'publisher' | 'publishedAt'> | undefined,
  ): Voice['sources'][number] => ({
    id,
    articleId: article?.id ?? null,
    title: article?.title ?? (id.replace(/^heard ?/, '') || 'Nobody named'),
    publisher: article?.publisher ?? null,
    publishedAt: article?.publishedAt ?? null,
  });

  function keptApart(ids: ReadonlySet<string>) {
    const isApart = ({ a, b, rule }: Joining) => rule === 'cannot-join' && ids.has(a) && ids.has(b);
    return records
      .list('joining', { noun: 'article' })
      .filter(isApart)
      .map((joining) => ({ a: joining.a, b: joining.b, ...decidedBy(joining) }));
  }

  return {
    ofPoint(id) {
      const input = points.input({});
      const groups = findVoices(input, points.need(id, input.points).id);
      const articles = new Map(input.articles.map((article) => [article.id, article]));
      const ids = new Set(groups.flatMap((group) => group.ids));
      const tieOf = openTies();
      return {
        articles: ids.size,
        independent: groups.length,
        voices: groups.map(({ ids: sourceIds, reasons }) => ({
          sources: sourceIds.map((sourceId) => toSource(sourceId, articles.get(sourceId))),
          reasons: reasons.map((reason) =>
            reason.kind === 'copy' ? tieOf(reason.a, reason.b, sourceIds) : reason,
          ),
        })),
        keptApart: keptApart(ids),
      };
    },
    copyGroups(articles) {
      const byId = new Map(articles.map((article) => [article.id, article]));
      const tieOf = openTies();
      return copyGroups().flatMap((all) => {
        const group = all.filter((id) => byId.has(id));
        const [first, ...others] = group;
        if (!first || !others.length) return [];
        return [
          {
            sources: group.map((id) => toSource(id, byId.get(id))),
            reasons: others.map((other) => tieOf(first, other, group)),
          },
        ];
      });
    },
    keptApart,
    countAgreeing(claimId) {
      const input = points.input({});
      const agreeing = new Set([claimId]);
      for (const { a, b, relation, confidence } of input.relations) {
        if (confidence !== null || (relation !== 'agrees' && relation !== 'repeats')) continue;
        if (a === claimId) agreeing.add(b);
        if (b === claimId) agreeing.add(a);
      }
      const point = { ...points.need(claimId, input.points), claimIds: [...agreeing] };
      return findVoices({ ...input, points: [point] }, point.id).length;
    },
  };
}
