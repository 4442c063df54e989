/**
 * Messages of one turn of the event loop go together: one that goes by itself costs its sender and its receiver two
 * to three times as much as one of thirty. What was sent is on its way when the turn ends; no other event comes first.
 * @param post sends them as one message, and tells when it is on its way
 */
export function bundleMessages<Message>(
  post: (bundle: readonly Message[], onSent: () => void) => void,
): (message: Message) => Promise<void> {
  let bundle: Message[] = [];
  let sent: Promise<void>;
  return (message) => {
    if (bundle.push(message) > 1) return sent;
    const { promise, resolve } = Promise.withResolvers<void>();
    sent = promise;
    // Of this turn: whatever promises still have to say in it comes before the tick.
    queueMicrotask(() =>
      process.nextTick(() => {
        const ready = bundle;
        bundle = [];
        post(ready, resolve);
      }),
    );
    return sent;
  };
}

/** A listener to what was bundled that hears one message after the other. */
export const eachMessage =
  <Message>(listener: (message: Message) => void) =>
  (bundle: unknown): void => {
    for (const message of bundle as readonly Message[]) listener(message);
  };
