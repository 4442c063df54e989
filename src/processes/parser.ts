import type { HostToParser, ParserToHost } from '../contract/messages.ts';
import { DomainError, type Result } from '../contract/result.ts';
import { parseArticle } from '../ingest/index.ts';
import { openLink } from './link.ts';

/** The parser: untrusted bytes in, an article out. It has no library, no paths and no addresses. */

const link = openLink<HostToParser, ParserToHost>();
link.onMessage(({ id, bytes, name }) => link.send({ id, result: parse(name, bytes) }));
link.onClose(() => process.exit(0));
process.on('SIGINT', () => {});

function parse(name: string, bytes: Uint8Array): Result<unknown> {
  try {
    return { ok: true, value: parseArticle(name, bytes) };
  } catch (error) {
    if (error instanceof DomainError)
      return { ok: false, error: { code: error.code, message: error.message } };
    const reason = error instanceof Error ? error.message : String(error);
    return {
      ok: false,
      error: {
        code: 'unreadable',
        message: `“${name}” could not be read (${reason}). Save it in another form and try again.`,
      },
    };
  }
}
