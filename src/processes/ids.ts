import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

/** Random bytes are drawn for so many ids at once: an import makes thirty for each article. */
const idsAtOnce = 256;
const bytesOfId = 16;
/** Of the counter that keeps ids of one millisecond in order. */
const counterLimit = 2 ** 31;

/** Makes ids (UUIDv7) that sort in the order in which they were made, as long as the clock does not go back. */
export function createIds(): () => string {
  const pool = new Uint8Array(idsAtOnce * bytesOfId);
  let used = pool.length;
  let msecs = Number.NEGATIVE_INFINITY;
  let seq = 0;
  return () => {
    if (used === pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    const random = pool.subarray(used, used + bytesOfId);
    used += bytesOfId;
    const now = Date.now();
    if (now > msecs) {
      msecs = now;
      // Half of the range at most, so that there is room to count.
      seq = ((random[0]! << 22) | (random[1]! << 14) | (random[2]! << 6) | (random[3]! >> 2)) & (2 ** 30 - 1);
    } else {
      seq++;
      if (seq === counterLimit) {
        msecs++;
        seq = 0;
      }
    }
    return v7({ random, msecs, seq });
  };
}
