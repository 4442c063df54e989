import type { ClaimStatus, ClaimType } from '../../../src/contract/model.ts';
import type { ClaimView } from '../../../src/contract/views.ts';
import type { Route } from '../../routes.ts';

export const typeLabels: Readonly<Record<ClaimType, string>> = {
  event: 'Event',
  quantity: 'Quantity',
  position: 'Position',
  statement: 'Statement',
  plan: 'Plan',
  prediction: 'Prediction',
  place: 'Place',
  other: 'Other',
};

export const statusLabels: Readonly<Record<ClaimStatus, string>> = {
  'to-check': 'To check',
  checking: 'Checking',
  done: 'Done',
  dropped: 'Dropped',
};

/** What a claim is called in a list: the editor's words, else the quoted ones. */
export const nameClaim = ({ statement, wording }: Pick<ClaimView, 'statement' | 'wording'>) =>
  statement || wording;

/** Where a claim is read: in its article or, without a text, alone. */
export function routeToClaim({ id, articleId }: Pick<ClaimView, 'id' | 'articleId'>): Route {
  return articleId ? { view: 'read', articleId, claimId: id } : { view: 'claim', claimId: id };
}
