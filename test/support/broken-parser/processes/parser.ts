import type { HostToParser } from '../../../../src/contract/messages.ts';
import { noDetails } from '../../../../src/ingest/article.ts';

/** A parser that a file's name breaks as a hostile file would: it dies, or takes all the memory it can get. */
process.on('message', (message: HostToParser) => {
  if (message.type !== 'file') return;
  const { id, name } = message;
  if (name.startsWith('deadly')) process.exit(1);
  if (name.startsWith('greedy')) {
    const taken: Uint8Array[] = [];
    setInterval(() => taken.push(new Uint8Array(64 * 1024 * 1024).fill(1)), 5);
    return;
  }
  const text = `Read ${name}`;
  const blocks = [{ start: 0, end: text.length, role: 'paragraph', setAside: false }];
  const value = { ...noDetails, mediaType: 'text/plain', title: name, text, blocks };
  const items = [{ part: null, inner: null, result: { ok: true, value } }];
  process.send?.({ id, result: { ok: true, value: { kind: 'articles', items, isLast: true } } });
});
process.on('disconnect', () => process.exit());
