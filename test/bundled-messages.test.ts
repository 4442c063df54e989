import { expect, test } from 'vitest';
import { bundleMessages, eachMessage } from '../src/bundled-messages.ts';

test('what is sent in one turn, by promises too, goes together and in order', async () => {
  const posted: (readonly number[])[] = [];
  const send = bundleMessages<number>((bundle, onSent) => {
    posted.push(bundle);
    onSent();
  });
  const nextTurn = new Promise(setImmediate).then(() => send(5));
  const first = send(1);
  const later = Promise.resolve().then(async () => {
    void send(3);
    await null;
    return send(4);
  });
  void send(2);
  expect(posted).toEqual([]);
  await Promise.all([first, later]);
  expect(posted).toEqual([[1, 2, 3, 4]]);
  await nextTurn;
  expect(posted).toEqual([[1, 2, 3, 4], [5]]);
});

test('what was sent is on its way before the next event, and its sender is told when it is', async () => {
  const events: string[] = [];
  let onSent = () => {};
  const send = bundleMessages<string>((bundle, tell) => {
    events.push(...bundle);
    onSent = tell;
  });
  const turn = new Promise((resolve) => setImmediate(resolve)).then(() => events.push('next event'));
  const sent = send('message').then(() => events.push('sent'));
  await turn;
  onSent();
  await sent;
  expect(events).toEqual(['message', 'next event', 'sent']);
});

test('a bundle is heard message after message', () => {
  const heard: string[] = [];
  eachMessage((message: string) => heard.push(message))(['one', 'two']);
  expect(heard).toEqual(['one', 'two']);
});
