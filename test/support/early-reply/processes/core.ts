/**
 * A core with the defect that the kill test is there to find: it says that a claim is saved before it is.
 * The host takes the first answer to a request, so the real one, after the commit, comes to nothing.
 */
process.on('message', (message: { type: string; id: number; name?: unknown }) => {
  if (message.type === 'request' && message.name === 'claim.create') {
    process.send?.({ type: 'reply', id: message.id, result: { ok: true, value: null } });
  }
});
await import('../../../../src/processes/core.ts');
