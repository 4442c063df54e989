import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressKey } from '../../src/text/addresses.ts';

test.each([
  ['https://www.courier.example/lock/?utm_source=mail&utm_medium=x#top', 'courier.example/lock'],
  ['http://courier.example/lock', 'courier.example/lock'],
  ['https://courier.example/?p=12&fbclid=Iw', 'courier.example?p=12'],
  ['https://courier.example/story?id=7&REF_SRC=twsrc&page=2', 'courier.example/story?id=7&page=2'],
  ['https://courier.example/story?page=2&id=7', 'courier.example/story?id=7&page=2'],
  ['https://courier.example:8080/a', 'courier.example:8080/a'],
  ['https://courier.example/?gclid=1', null],
  ['mailto:desk@courier.example', null],
  ['cid:part1', null],
  ['courier.example/lock', null],
  [null, null],
])('%s is known by %s', (address, key) => {
  expect(addressKey(address)).toBe(key);
});

test('what tells where a reader came from changes no key, wherever it stands', () => {
  const name = fc.constantFrom(
    ...['utm_source', 'utm_campaign', 'UTM_Content', 'fbclid', 'gclid', 'msclkid'],
    ...['mc_cid', 'mc_eid', 'igshid', 'ref_src'],
  );
  const value = fc.stringMatching(/^[a-z0-9]{0,6}$/);
  const own = fc.uniqueArray(fc.tuple(fc.constantFrom('id', 'page', 'p', 'ref'), value), {
    selector: ([part]) => part,
    minLength: 1,
  });
  const write = (parts: readonly (readonly [string, string])[]) =>
    `https://courier.example/story?${parts.map((part) => part.join('=')).join('&')}`;
  fc.assert(
    fc.property(own, fc.array(fc.tuple(name, value)), fc.nat(), (parts, tracked, at) => {
      const place = at % (parts.length + 1);
      const address = write([...parts.slice(0, place), ...tracked, ...parts.slice(place)]);
      expect(addressKey(address)).toBe(addressKey(write(parts)));
    }),
  );
});
