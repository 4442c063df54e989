import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { mostStored, storeInGzip } from '../../src/processes/stored-gzip.ts';

describe('bytes stored in gzip', () => {
  test.each([0, 1, 2, 255, 256, 4096, mostStored])('%i of them are what zlib unpacks', (length) => {
    const bytes = randomBytes(length);
    expect(gunzipSync(storeInGzip(bytes)).equals(bytes)).toBe(true);
  });

  test('two behind each other unpack to both', () => {
    const packed = Buffer.concat([storeInGzip(Buffer.from('one, ')), storeInGzip(Buffer.from('two'))]);
    expect(gunzipSync(packed).toString()).toBe('one, two');
  });

  test.runIf(process.platform === 'linux')('gzip itself finds them sound', () => {
    const found = spawnSync('gzip', ['-t'], { input: storeInGzip(Buffer.from('A ferry has two decks.')) });
    expect(found.stderr.toString()).toBe('');
    expect(found.status).toBe(0);
  });

  test('more than one block holds is refused', () => {
    expect(() => storeInGzip(new Uint8Array(mostStored + 1))).toThrow('one block holds');
  });
});
