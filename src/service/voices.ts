import { copiedShare, findCommonRun, findVoices } from '../compare/index.ts';
import type { OneVoiceReason, PointVoices, Voice } from '../contract/cross-reference.ts';
import type { Joining } from '../contract/model.ts';
import type { ArticleSource } from '../store/index.ts';
import type { Context } from './context.ts';
import type { Points } from './points.ts';
import type { Sources } from './sources.ts';
import type { TextIndex } from './texts.ts';

/** Which sources speak for themselves, and which count as one. */
export interface Voices {
  /** @throws DomainError not-found */
  ofPoint(id: string): PointVoices;
  /** Articles that carry one text, with what ties each to the others. */
  copyGroups(articles: readonly ArticleSource[]): Voice[];
  /** Pairs of these articles that an editor counts apart. */
  keptApart(articleIds: ReadonlySet<string>): PointVoices['keptApart'];
  /** How many independent sources say what a claim says, its own among them: by decisions, not by suggestions. */
  countAgreeing(claimId: string): number;
}

/** What speaks for two articles as one: the share of text in common, and what an editor said. */
interface Tie {
  readonly share: number;
  readonly joining?: Joining;
}

/** So many runs are looked for, word by word; of thousands of copies nobody reads each. */
const mostRuns = 200;

const rankOf = (ids: readonly string[]) => new Map(ids.map((id, at) => [id, at]));

export function createVoices(
  { store }: Context,
  { shares: textShares }: TextIndex,
  { copyGroups, decidedBy }: Sources,
  points: Points,
): Voices {
  const { records, views } = store;

  /** A group of copies hangs together by any of its pairs, of which some may be an editor's: what ties `b` to it. */
  function openTies() {
    const ties = new Map<string, Map<string, Tie>>();
    const put = (a: string, b: string, tie: Partial<Tie>) => {
      for (const [one, other] of [[a, b] as const, [b, a] as const]) {
        const own = ties.get(one) ?? new Map<string, Tie>();
        ties.set(one, own.set(other, { share: 0, ...own.get(other), ...tie }));
      }
    };
    for (const { a, b, share } of textShares()) put(a, b, { share });
    for (const joining of records.list('joining', { noun: 'article' }))
      if (joining.rule === 'must-join') put(joining.a, joining.b, { joining });
    const textOf = (id: string) => views.newestRevision(id)?.text ?? '';
    let runs = 0;

    function commonRun(a: string, b: string) {
      if (++runs > mostRuns) return null;
      const textA = textOf(a);
      const run = findCommonRun(textA, textOf(b));
      const share = ties.get(a)?.get(b)?.share ?? 0;
      return run && { text: textA.slice(run.inA.start, run.inA.end), share, ...run };
    }
    /** @param rank the place of each article of the group in it */
    return (a: string, b: string, rank: ReadonlyMap<string, number>): OneVoiceReason => {
      const placeOf = (id: string) => (id === a ? -1 : rank.get(id)!);
      const [other, joining] = [...(ties.get(b) ?? [])]
        .filter(([id, tie]) => rank.has(id) && (tie.joining || tie.share >= copiedShare))
        .map(([id, tie]) => [id, tie.joining] as const)
        .sort(([x], [y]) => placeOf(x) - placeOf(y))[0] ?? [a];
      return joining
        ? { kind: 'editor', a: other, b, ...decidedBy(joining) }
        : { kind: 'copy', a: other, b, run: commonRun(other, b) };
    };
  }

  const toSource = (
    id: string,
    article: Omit<ArticleSource, 'author'> | undefined,
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
      const point = points.need(id);
      const input = points.inputOf(point);
      const groups = findVoices(input, point.id);
      const articles = new Map(input.articles.map((article) => [article.id, article]));
      const ids = new Set(groups.flatMap((group) => group.ids));
      const tieOf = openTies();
      return {
        articles: ids.size,
        independent: groups.length,
        voices: groups.map(({ ids: sourceIds, reasons }) => ({
          sources: sourceIds.map((sourceId) => toSource(sourceId, articles.get(sourceId))),
          reasons: reasons.map((reason) =>
            reason.kind === 'copy' ? tieOf(reason.a, reason.b, rankOf(sourceIds)) : reason,
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
        const rank = rankOf(group);
        return [
          {
            sources: group.map((id) => toSource(id, byId.get(id))),
            reasons: others.map((other) => tieOf(first, other, rank)),
          },
        ];
      });
    },
    keptApart,
    countAgreeing(claimId) {
      const agreeing = new Set([claimId]);
      for (const { a, b, relation, confidence } of views.effectiveRelations(claimId)) {
        if (confidence !== null || (relation !== 'agrees' && relation !== 'repeats')) continue;
        agreeing.add(a).add(b);
      }
      const point = { ...points.need(claimId), claimIds: [...agreeing] };
      return findVoices(points.inputOf(point), point.id).length;
    },
  };
}
