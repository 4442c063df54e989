import type { ClaimView } from '../../src/contract/views.ts';
import type { ExportedClaim } from '../../src/exchange/index.ts';

/** A claim of which nothing is known but itself, as it goes out. */
export const exportedClaim = (claim: ClaimView): ExportedClaim => ({
  claim,
  verdict: null,
  address: null,
  evidence: [],
  conclusion: null,
  lost: [],
  changed: [],
  related: [],
});
