import { serialize } from 'node:v8';

/** A parser that a file's name breaks as a hostile file would: it dies, or takes all the memory it can get, perhaps before answers to other files are on their way; or takes its time. */
process.on('message', (bundle: readonly { type: string; id: number; name: string }[]) => {
  for (const message of bundle) if (message.type === 'file') read(message);
});
process.on('disconnect', () => process.exit());

function read({ id, name }: { id: number; name: string }): void {
  if (name.startsWith('deadly')) process.exit(1);
  if (name.startsWith('greedy')) {
    const taken: Uint8Array[] = [];
    const take = () => taken.push(new Uint8Array(64 * 1024 * 1024).fill(1));
    while (name.startsWith('greedy-at-once') && taken.length < 32) take();
    setInterval(take, 5);
    return;
  }
  const text = `Read ${name}`;
  const blocks = [{ start: 0, end: text.length, role: 'paragraph', setAside: false }];
  const value = { mediaType: 'text/plain', title: name, author: null, provenance: {}, text, blocks };
  const items = serialize([{ part: null, inner: null, result: { ok: true, value } }]);
  const answer = { id, result: { ok: true, value: { kind: 'articles', items, isLast: true } } };
  setTimeout(() => process.send?.([answer]), name.startsWith('slow') ? 300 : 0);
}
