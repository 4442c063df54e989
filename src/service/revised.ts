import { compareWording } from '../compare/index.ts';
import type { Anchor, AnchorState } from '../contract/model.ts';
import type { RevisedPlace } from '../contract/views.ts';
import type { Store } from '../store/index.ts';
import { saying } from '../words/saying.ts';
import { say } from '../words/spoken.ts';
import type { Acting } from './acting.ts';
import type { Context } from './context.ts';
import type { Operations } from './index.ts';

/** Gravest first; what only moved needs nobody's eye. */
const gravity: readonly AnchorState[] = ['value-changed', 'gone', 'ambiguous', 'reworded'];

/** What revisions did to the places of claims, until somebody has looked. */
export function findRevised(
  { records, views, anchors }: Pick<Store, 'records' | 'views' | 'anchors'>,
  isWanted: (claimId: string) => boolean,
): RevisedPlace[] {
  /** The places before this one, newest first, up to the one that somebody marked or last looked at. */
  function unseenBefore(anchor: Anchor): Anchor[] {
    const chain = [anchor];
    for (let at = anchor; at.confirmedAt === null && at.carriedFrom !== null; ) {
      const before = records.find('anchor', at.carriedFrom);
      if (!before) break;
      at = before.record;
      chain.push(at);
    }
    return chain;
  }

  return anchors
    .claimsWithUnseen()
    .filter(isWanted)
    .flatMap((id) => views.anchorsOf(id))
    .flatMap((anchor): RevisedPlace[] => {
      if (anchor.carriedFrom === null || anchor.confirmedAt !== null) return [];
      const chain = unseenBefore(anchor);
      const seen = chain.at(-1)!;
      // A value that was changed and changed back is as it was.
      const isBack = anchor.start !== null && anchor.exact === seen.exact;
      const states = new Set(chain.slice(0, -1).map(({ state }) => state));
      const isLost = anchor.start === null;
      const state = isLost ? anchor.state : gravity.find((grave) => states.has(grave));
      if (!state || isBack || !gravity.includes(state)) return [];
      const claim = records.find('claim', anchor.claimId)!.record;
      const { record: article, presence } = records.find('article', claim.articleId!)!;
      if (presence !== 'live') return [];
      const revision = records.find('revision', anchor.revisionId)!.record;
      const publisher = article.publisherId && records.find('publisher', article.publisherId)?.record.name;
      return [
        {
          anchorId: anchor.id,
          claimId: claim.id,
          articleId: article.id,
          articleTitle: article.title,
          publisher: publisher || null,
          revisionId: revision.id,
          state: !isLost && (state === 'gone' || state === 'ambiguous') ? 'reworded' : state,
          before: seen.exact,
          beforeNumber: records.find('revision', seen.revisionId)!.record.number,
          after: isLost ? null : anchor.exact,
          afterNumber: revision.number,
          runs: isLost ? [] : compareWording(seen.exact, anchor.exact),
          changedAt: revision.updatedAt ?? revision.capturedAt,
        },
      ];
    })
    .sort(
      (x, y) =>
        gravity.indexOf(x.state) - gravity.indexOf(y.state) ||
        (x.changedAt < y.changedAt ? 1 : x.changedAt > y.changedAt ? -1 : 0),
    );
}

/** The alarm of places that revisions changed, and how it ends. */
export function revisedOperations(
  { store, editor, need, now, nameClaim, language }: Context,
  { perform }: Acting,
) {
  const { views } = store;
  return {
    'claim.revised': ({ claimId, articleId, ...scope }) => {
      if (claimId !== undefined) return findRevised(store, (id) => id === claimId);
      if (articleId !== undefined)
        return findRevised(store, (id) => need('claim', id).articleId === articleId);
      const inScope = views.claimIdsIn(scope);
      return findRevised(store, (id) => inScope.has(id));
    },
    'claim.confirmPlaces': ({ anchorIds }) => {
      const [claimId, ...others] = new Set(anchorIds.map((id) => need('anchor', id).claimId));
      const count = anchorIds.length;
      const label =
        claimId !== undefined && others.length === 0
          ? saying('acts.confirmPlacesOf', { count, claim: nameClaim(need('claim', claimId)) })
          : saying('acts.confirmPlaces', { count });
      perform(label, (recorder) => {
        for (const id of anchorIds)
          recorder.update('anchor', need('anchor', id).id, { confirmedBy: editor.id, confirmedAt: now() });
      });
      return { label: say(label, language()) };
    },
  } satisfies Operations;
}
