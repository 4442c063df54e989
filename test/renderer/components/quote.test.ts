import { expect, it } from 'vitest';
import { quote } from '../../../renderer/components/quote.ts';

it.each([
  ['The quay burned.', '“The quay burned.”'],
  ['“We closed it at six,” she said.', '“We closed it at six,” she said.'],
  ['She said: "We closed it."', 'She said: "We closed it."'],
  ['The „Linde“ sank in May.', '“The „Linde“ sank in May.”'],
])('%s is quoted as %s', (words, expected) => {
  expect(quote(words)).toBe(expected);
});
