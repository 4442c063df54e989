import type { Connection } from './connect.ts';
import { type FirstAnswers, type FirstFrame, firstQuestions } from './contract/first-frame.ts';
import type { LibrarySummary } from './contract/views.ts';

/** The built module that draws it: of the page, so not known to the host before it runs. */
export interface FirstFrameModule {
  drawFirstFrame(answers: FirstAnswers): FirstFrame;
}

export interface FirstFrames {
  /** Resolves when one is there, or none can be: from then on nothing is asked but what `draw` asks. */
  readonly prepared: Promise<unknown>;
  /** Null until one is there, and after the library has changed. */
  ready(): FirstFrame | null;
  /** Of the library as it is now. Null of very many articles, and when it cannot be drawn: the page then draws everything itself. */
  draw(): Promise<FirstFrame | null>;
}

/** Of more the document would be large, and the page's own first questions would wait for this one. */
const mostArticles = 2000;

/**
 * Has the first frame of a library: the kept one, else one that is drawn as soon as the library is open.
 * @param kept one of this library as it is; null: there is none
 */
export function prepareFirstFrame(
  connection: Promise<Connection>,
  load: () => Promise<FirstFrameModule>,
  kept: Promise<FirstFrame | null>,
): FirstFrames {
  let frame: FirstFrame | null = null;
  let changes = 0;
  // The library is opened after it was read.
  const read = kept.then((one) => {
    frame = one;
  });
  const opened = connection.then(({ request, subscribe }) => {
    subscribe((event) => {
      if (event.type !== 'changed') return;
      changes += 1;
      frame = null;
    });
    return request;
  });
  const draw = async () => {
    await read;
    const request = await opened;
    if (frame) return frame;
    const changesBefore = changes;
    const summary = await request('library.summary', {});
    if (!summary.ok || (summary.value as LibrarySummary).articles > mostArticles) return null;
    const results = await Promise.all(
      firstQuestions.map(async (name) => [name, await request(name, {})] as const),
    );
    const answers = results.flatMap(([name, result]) => (result.ok ? [[name, result.value]] : []));
    // Not before: while it loads, the host starts nothing else.
    const { drawFirstFrame } = await load();
    if (answers.length === firstQuestions.length && changes === changesBefore)
      frame = drawFirstFrame(Object.fromEntries(answers));
    return frame;
  };
  // Nothing is lost without it.
  const drawIfPossible = () => draw().catch(() => null);
  return { prepared: drawIfPossible(), ready: () => frame, draw: drawIfPossible };
}
