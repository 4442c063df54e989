import type { RevisedPlace } from '../../../src/contract/views.ts';
import { ChangedWords } from '../link/changed-words.tsx';

/** What stood there, struck through where it changed, and what stands there now; a lost place only what it was. */
export function RevisedWords({ place }: { readonly place: Pick<RevisedPlace, 'before' | 'after' | 'runs'> }) {
  const { before, after, runs } = place;
  return (
    <span dir="auto">
      <ChangedWords runs={after === null ? [{ text: before, side: 'a' }] : runs} ownSide="a" />
    </span>
  );
}
