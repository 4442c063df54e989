import { expect, it } from 'vitest';
import { formatCount } from '../../../renderer/components/count.ts';

it.each([
  [1, 'article', '1 article'],
  [0, 'article', '0 articles'],
  [2, 'match', '2 matches'],
  [1, 'match', '1 match'],
])('%i %s is %j', (count, noun, words) => expect(formatCount(count, noun)).toBe(words));
