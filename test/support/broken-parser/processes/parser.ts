/** A parser that a file's name breaks as a hostile file would: it dies, or takes all the memory it can get. */
process.on('message', ({ id, name }: { id: number; name: string }) => {
  if (name.startsWith('deadly')) process.exit(1);
  if (name.startsWith('greedy')) {
    const taken: Uint8Array[] = [];
    setInterval(() => taken.push(new Uint8Array(64 * 1024 * 1024).fill(1)), 5);
    return;
  }
  const text = `Read ${name}`;
  process.send?.({
    id,
    result: {
      ok: true,
      value: {
        mediaType: 'text/plain',
        title: name,
        author: null,
        publisher: null,
        publishedAt: null,
        address: null,
        language: null,
        text,
        blocks: [{ start: 0, end: text.length, role: 'paragraph', setAside: false }],
      },
    },
  });
});
process.on('disconnect', () => process.exit());
