import { describe, expect, it } from 'vitest';
import { type HostEvent, listen, request, uploadFile } from '../../renderer/transport.ts';
import { installFakeHost } from './fake-host.ts';

const host = installFakeHost();

describe('requests', () => {
  it('carry a name and an input, and give the answer as it is', async () => {
    const answer = request('article.read', { id: 'a1' });
    const asked = await host.nextRequest();
    expect([asked.path, asked.name, asked.input]).toEqual(['/api', 'article.read', { id: 'a1' }]);
    asked.answer({ ok: false, error: { code: 'not-found', message: 'Gone.' } }, 404);
    expect(await answer).toEqual({ ok: false, error: { code: 'not-found', message: 'Gone.' } });
  });

  it('never reject: a host that is away, or talks nonsense, is a failure', async () => {
    const away = request('library.summary', {});
    (await host.nextRequest()).fail();
    expect(await away).toMatchObject({ ok: false, error: { code: 'internal' } });
  });

  it.each([401, 403])('tell when the host does not know the window any more (%i)', async (status) => {
    const heard: HostEvent[] = [];
    const stop = listen((event) => heard.push(event));
    const answer = request('library.summary', {});
    (await host.nextRequest()).answer({}, status);
    expect(await answer).toMatchObject({ ok: false });
    expect(heard).toEqual([{ type: 'signedOut' }]);
    stop();
  });
});

describe('uploads', () => {
  const file = new File(['Text'], 'Brücke & Wehr.txt', { type: 'text/plain' });

  it('name the file in any script, and give the id that operations take', async () => {
    const answer = uploadFile(file);
    const asked = await host.nextRequest();
    expect(asked.path).toBe('/upload');
    expect(asked.headers).toEqual({
      'x-file-name': 'Br%C3%BCcke%20%26%20Wehr.txt',
      'content-type': 'text/plain',
    });
    asked.answer({ upload: 'u1' });
    expect(await answer).toEqual({ ok: true, value: 'u1' });
  });

  it('give the host’s own words when it refuses the file', async () => {
    const answer = uploadFile(file);
    (await host.nextRequest()).answer({ code: 'too-large', message: 'Split it.' }, 413);
    expect(await answer).toEqual({ ok: false, error: { code: 'too-large', message: 'Split it.' } });
  });

  it('fail with the file’s name when it can’t be read, and as cancelled when they are stopped', async () => {
    const unreadable = uploadFile(file);
    (await host.nextRequest()).fail();
    expect(await unreadable).toMatchObject({ ok: false, error: { code: 'unreadable' } });
    const abort = new AbortController();
    const stopped = uploadFile(file, abort.signal);
    abort.abort();
    expect(await stopped).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });
});

describe('the stream of events', () => {
  it('reaches every listener until it stops, and says when events may have been missed', () => {
    const heard: HostEvent[] = [];
    const stop = listen((event) => heard.push(event));
    host.reopenStream();
    host.emit({ type: 'changed' });
    host.loseStream();
    host.loseStream();
    host.reopenStream();
    expect(heard).toEqual([{ type: 'changed' }, { type: 'lost' }, { type: 'reconnected' }]);
    stop();
    host.emit({ type: 'changed' });
    expect(heard).toHaveLength(3);
  });
});
