import type { Connection } from '../../src/connect.ts';
import type { Program } from '../../src/program.ts';
import { serveWorkbench, type WebHost } from '../../src/web.ts';

/** Serves an open library, and gives the host only when it has drawn the first frame. */
export async function serveDrawn(connection: Connection, program: Program): Promise<WebHost> {
  const drawn = Promise.withResolvers<void>();
  const loadFirstFrame: Program['loadFirstFrame'] = async () => {
    const { drawFirstFrame } = await program.loadFirstFrame();
    return {
      drawFirstFrame(answers) {
        drawn.resolve();
        return drawFirstFrame(answers);
      },
    };
  };
  const host = await serveWorkbench({
    connection,
    program: { ...program, loadFirstFrame },
    tokenLifetime: 60_000,
    placeFile: null,
  });
  await drawn.promise;
  return host;
}
