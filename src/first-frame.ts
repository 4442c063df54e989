import type { Connection } from './connect.ts';
import { type FirstAnswers, type FirstFrame, firstQuestions } from './contract/first-frame.ts';
import type { LibrarySummary } from './contract/views.ts';

/** The built module that draws it: of the page, so not known to the host before it runs. */
export interface FirstFrameModule {
  drawFirstFrame(answers: FirstAnswers): FirstFrame;
}

/** Of more the document would be large, and the page's own first questions would wait for this one. */
const mostArticles = 2000;

/**
 * Draws the first frame as soon as the library is open. The function it gives has it until the library changes;
 * before and after that, of very many articles, and when it cannot be drawn, null: the page then draws everything
 * itself.
 */
export function prepareFirstFrame(
  connection: Promise<Connection>,
  load: () => Promise<FirstFrameModule>,
): () => FirstFrame | null {
  let frame: FirstFrame | null = null;
  const draw = async () => {
    const { request, subscribe } = await connection;
    let isCurrent = true;
    subscribe((event) => {
      if (event.type !== 'changed') return;
      isCurrent = false;
      frame = null;
    });
    const summary = await request('library.summary', {});
    if (!summary.ok || (summary.value as LibrarySummary).articles > mostArticles) return;
    const results = await Promise.all(
      firstQuestions.map(async (name) => [name, await request(name, {})] as const),
    );
    const answers = results.flatMap(([name, result]) => (result.ok ? [[name, result.value]] : []));
    // Not before: while it loads, the host starts nothing else.
    const { drawFirstFrame } = await load();
    if (answers.length === firstQuestions.length && isCurrent)
      frame = drawFirstFrame(Object.fromEntries(answers));
  };
  // Nothing is lost without it.
  draw().catch(() => {});
  return () => frame;
}
