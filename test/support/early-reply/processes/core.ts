/**
 * A core with the defect that the kill test is there to find: it says that a claim is saved before it is.
 * The host takes the first answer to a request, so the real one, after the commit, comes to nothing.
 */
process.on('message', (bundle: readonly { type: string; id: number; name?: unknown }[]) => {
  const replies = bundle.flatMap(({ type, id, name }) =>
    type === 'request' && name === 'claim.create'
      ? [{ type: 'reply', id, result: { ok: true, value: null } }]
      : [],
  );
  if (replies.length > 0) process.send?.(replies);
});
await import('../../../../src/processes/core.ts');
