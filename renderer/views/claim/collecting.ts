import type { ClaimView, EvidenceView } from '../../../src/contract/views.ts';
import { createStore } from '../../components/store.ts';

/** What a piece of evidence says of its claim. */
export type Stance = EvidenceView['stance'];

/** The claim for which passages are being collected as evidence, in whichever article is read; null: none. */
export const collecting = createStore<
  (Pick<ClaimView, 'id' | 'articleId' | 'wording'> & { readonly stance: Stance }) | null
>(null);

/** The tags that every new claim gets at once, for as long as the window lives; null: the mode is off. */
export const activeTags = createStore<readonly string[] | null>(null);
