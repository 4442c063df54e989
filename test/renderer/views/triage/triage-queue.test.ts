import { describe, expect, it } from 'vitest';
import { nameLink } from '../../../../renderer/views/link/link.ts';
import {
  countByRelation,
  keepAwaited,
  listAcceptable,
  pickLink,
  putSkippedLast,
} from '../../../../renderer/views/triage/triage-queue.ts';
import type { QueuedLink } from '../../../../src/contract/views.ts';

const link = (a: string, confidence: number, given: Partial<QueuedLink> = {}): QueuedLink => ({
  a,
  b: 'z',
  relation: 'agrees',
  subject: null,
  confidence,
  isSkipped: false,
  ...given,
});
const [sure, unsure, skipped] = [link('a1', 0.97), link('a2', 0.6), link('a3', 0.99, { isSkipped: true })];
const open = [sure!, unsure!, skipped!];
const names = (...links: QueuedLink[]) => new Set(links.map(nameLink));

describe('the link to decide now', () => {
  it('is the first of the queue', () => expect(pickLink(open, new Set(), null)).toBe(sure));

  it('is the next one at once, while an answer is on its way', () =>
    expect(pickLink(open, names(sure!), null)).toBe(unsure));

  it('is the one that was brought back', () =>
    expect(pickLink(open, new Set(), nameLink(skipped!))).toBe(skipped));

  it('is none when nothing is left', () => {
    expect(pickLink([], new Set(), null)).toBeNull();
    expect(pickLink([sure!], names(sure!), null)).toBeNull();
  });
});

describe('answers on their way', () => {
  it('are awaited until the queue holds them', () => {
    expect(keepAwaited(names(sure!, unsure!), open)).toEqual(names(sure!, unsure!));
    expect(keepAwaited(names(sure!, unsure!), [unsure!])).toEqual(names(unsure!));
  });

  it('have arrived when the link stands among the skipped: it comes again', () =>
    expect(keepAwaited(names(skipped!), open)).toEqual(new Set()));
});

describe('what is accepted in bulk', () => {
  it('is at or above the confidence, and was not put off', () => {
    expect(listAcceptable(open, 0.97)).toEqual([sure]);
    expect(listAcceptable(open, 0.5)).toEqual([sure, unsure]);
    expect(listAcceptable(open, 0.98)).toEqual([]);
  });

  it('is nothing of which an editor has to say who is later or repeats the other', () => {
    const open = link('a', 0.98, { relation: 'repeats' });
    const known = link('b', 0.98, { relation: 'repeats', subject: 'a' });
    expect(listAcceptable([open, known, link('c', 0.98, { relation: 'updates' })], 0.9)).toEqual([known]);
  });

  it('is counted by relation, the most frequent first', () => {
    const links = [link('a', 1, { relation: 'differs' }), link('b', 1), link('c', 1)];
    expect(countByRelation(links)).toEqual([
      { relation: 'agrees', count: 2 },
      { relation: 'differs', count: 1 },
    ]);
  });
});

it('puts what was skipped last, in the order in which it was', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((name) => link(name, 0.9));
  expect(putSkippedLast([a!, b!, c!], [nameLink(b!), nameLink(a!)])).toEqual([c, b, a]);
  expect(putSkippedLast([a!, b!, c!], [])).toEqual([a, b, c]);
});
