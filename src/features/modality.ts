import type { ModalityReading } from '../contract/reading.ts';
import type { Token } from '../text/stems.ts';
import { clauseStart } from './clauses.ts';
import { demandedBeforeFor, modalityCues, plannedBeforeTo } from './lexicon.ts';

/**
 * The words in tokens `from` to `to` (excluded), and before them in the same clause, that make a clause
 * something else than a fact: planned, possible, conditional, demanded or predicted.
 */
export function readModality(
  text: string,
  tokens: readonly Token[],
  range: { readonly from: number; readonly to: number },
): ModalityReading[] {
  if (range.from >= tokens.length) return [];
  const found: ModalityReading[] = [];
  for (let at = clauseStart(text, tokens, range.from); at < range.to; at++) {
    const { word, start, end } = tokens[at]!;
    const next = tokens[at + 1]?.word ?? '';
    if (word === 'may' && text[start] === 'M') continue;
    // "could not leave" tells what happened.
    if (word === 'could' && next === 'not') continue;
    if (demandedBeforeFor.has(word) && next !== 'for' && next !== 'on') continue;
    // "due to concerns" gives a reason.
    const isReason = word === 'due' && !/^(?:is|are|was|were|be|been|not)$/.test(tokens[at - 1]?.word ?? '');
    const isPlan =
      plannedBeforeTo.has(word) && !isReason && next === 'to' && tokens[at + 2]?.word !== 'blame';
    const kind = isPlan ? 'planned' : modalityCues.get(word);
    if (kind !== undefined) found.push({ start, end, printed: text.slice(start, end), kind });
  }
  return found;
}
