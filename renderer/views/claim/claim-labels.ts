import type { ClaimStatus, ClaimType } from '../../../src/contract/model.ts';
import type { ClaimView } from '../../../src/contract/views.ts';
import type { Route } from '../../routes.ts';
import type { PlainWord } from '../../words/index.ts';

export const typeLabels: Readonly<Record<ClaimType, PlainWord>> = {
  event: 'claim.event',
  quantity: 'claim.quantity',
  position: 'claim.position',
  statement: 'claim.statement',
  plan: 'claim.plan',
  prediction: 'claim.prediction',
  place: 'claim.place',
  other: 'claim.other',
};

export const statusLabels: Readonly<Record<ClaimStatus, PlainWord>> = {
  'to-check': 'claim.toCheck',
  checking: 'claim.checking',
  done: 'claim.done',
  dropped: 'claim.dropped',
};

/** What a claim is called in a list: the editor's words, else the quoted ones. */
export const nameClaim = ({ statement, wording }: Pick<ClaimView, 'statement' | 'wording'>) =>
  statement || wording;

/** It is called by an editor's words beside which the quoted ones stand: these are not the article's. */
export const isNamedByStatement = ({ statement, articleId }: Pick<ClaimView, 'statement' | 'articleId'>) =>
  statement !== '' && articleId !== null;

/** Where a claim is read: in its article or, without a text, alone. */
export function routeToClaim({ id, articleId }: Pick<ClaimView, 'id' | 'articleId'>): Route {
  return articleId ? { view: 'read', articleId, claimId: id } : { view: 'claim', claimId: id };
}
