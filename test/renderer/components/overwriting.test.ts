import { beforeEach, describe, expect, it } from 'vitest';
import {
  arriveInField,
  beginEdit,
  findClash,
  forgetEdit,
  forgetEdits,
  putInField,
  seeField,
} from '../../../renderer/components/overwriting.ts';

describe('a field that two windows change', () => {
  beforeEach(forgetEdits);

  it('tells nothing of this window’s own changes, however late the library’s answers come', () => {
    beginEdit('note', 'old');
    putInField('note', 'one');
    expect(findClash('note', 'old', false)).toBeNull();
    expect(findClash('note', 'one', false)).toBeNull();
    beginEdit('note', 'old');
    putInField('note', 'two');
    for (const late of ['old', 'one', 'two']) expect(findClash('note', late, false)).toBeNull();
    expect(findClash('other', 'two', false)).toBeNull();
  });

  it('tells what was replaced, also by what stood there before, until it is forgotten or changed anew', () => {
    beginEdit('note', 'old');
    putInField('note', 'mine');
    expect(findClash('note', 'theirs', false)).toEqual({ kind: 'replaced', words: 'mine' });
    seeField('note', 'mine', false);
    expect(findClash('note', 'old', false)).toEqual({ kind: 'replaced', words: 'mine' });
    beginEdit('note', 'old');
    expect(findClash('note', 'old', true)).toBeNull();
    putInField('note', 'mine again');
    expect(findClash('note', 'theirs', false)?.words).toBe('mine again');
    forgetEdit('note');
    expect(findClash('note', 'theirs', false)).toBeNull();
  });

  it('tells what was replaced by what stood there before, once this window’s words have arrived unseen', () => {
    beginEdit('verdict', null);
    putInField('verdict', 'true');
    expect(findClash('verdict', null, false)).toBeNull();
    arriveInField('verdict');
    expect(findClash('verdict', null, false)).toEqual({ kind: 'replaced', words: 'true' });
  });

  it('takes what the library gives back in its own form for the same', () => {
    const identify = (value: unknown) => String(value).replaceAll(',', '');
    beginEdit('low', '', identify);
    putInField('low', '1200');
    arriveInField('low');
    expect(findClash('low', '1,200', false)).toBeNull();
    expect(findClash('low', '1,300', false)).toEqual({ kind: 'replaced', words: '1200' });
  });

  it('tells what came while something is typed, and no more once that has been replaced', () => {
    beginEdit('note', 'old');
    seeField('note', 'theirs', true);
    expect(findClash('note', 'theirs', true)).toEqual({ kind: 'meanwhile', words: 'theirs' });
    putInField('note', 'mine');
    expect(findClash('note', 'theirs', false)).toBeNull();
  });
});
