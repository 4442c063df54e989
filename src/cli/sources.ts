import { ask } from '../connect.ts';
import type { OneVoiceReason } from '../contract/cross-reference.ts';
import { exitCodes } from '../exit-codes.ts';
import { type Command, takeSome, takeWords, UsageError } from './command.ts';
import { toScope } from './names.ts';
import { report, reportList } from './output.ts';

function describeReason(reason: OneVoiceReason): string {
  switch (reason.kind) {
    case 'copy':
      return reason.run
        ? `one text: ${Math.round(reason.run.share * 100)} %, “${reason.run.text.slice(0, 80)}”`
        : 'one text';
    case 'credit':
      return `credit: “${reason.wordsA}”, “${reason.wordsB}”`;
    case 'by-line':
      return `by-line: ${reason.author}`;
    case 'origin':
      return `both have it from ${reason.origin}`;
    case 'wording':
      return `the same words: ${reason.claimA}, ${reason.claimB}`;
    case 'editor':
      return `joined by ${reason.by}, ${reason.at}`;
  }
}

/** Which articles are one source, and which copies their source has left behind. */
export const sourceCommands: readonly Command[] = [
  {
    name: 'voices',
    usage: 'POINT-ID',
    help: 'Which sources of a point count as one, and why. Its id is that of any of its claims.',
    options: [],
    library: 'open',
    run: async (call, connection) => {
      const [id] = takeWords(call, 'The point’s id');
      report(call.options, await ask(connection, 'point.voices', { id }), ({ keptApart, ...point }) =>
        [
          `${point.articles} articles, ${point.independent} independent`,
          ...point.voices.flatMap(({ sources, reasons }) => [
            sources.map((source) => `${source.id}\t${source.publisher ?? source.title}`).join('\n'),
            ...reasons.map((reason) => `  ${describeReason(reason)}`),
          ]),
          ...keptApart.map(({ a, b, by, at }) => `kept apart: ${a}\t${b}\tby ${by}, ${at}`),
        ].join('\n'),
      );
      return exitCodes.ok;
    },
  },
  {
    name: 'source join',
    usage: 'ARTICLE-ID ARTICLE-ID...',
    help: 'Counts these articles as one source; it stays so when everything is compared anew.',
    options: [],
    library: 'open',
    run: async (call, connection) => {
      const articleIds = takeSome(call, 'The articles’ ids');
      report(call.options, await ask(connection, 'source.join', { articleIds }), ({ label }) => label);
      return exitCodes.ok;
    },
  },
  {
    name: 'source split',
    usage: 'ARTICLE-ID OTHER-ID...',
    help: 'Counts the first article apart from each of the others, whatever speaks for one source.',
    options: [],
    library: 'open',
    run: async (call, connection) => {
      const [id, ...fromIds] = takeSome(call, 'The article’s id');
      if (!fromIds.length) throw new UsageError('Name the articles from which it counts apart.');
      const split = await ask(connection, 'source.split', { articleIds: [id], fromIds });
      report(call.options, split, ({ label }) => label);
      return exitCodes.ok;
    },
  },
  {
    name: 'stale',
    usage: '[--article ID] [--collection NAME]',
    help: 'What still says what its source, or an article that said the same, has changed; the latest change first.',
    options: ['article', 'collection'],
    library: 'open',
    run: async (call, connection) => {
      takeWords(call);
      const { article } = call.options;
      const stale = await ask(connection, 'source.stale', {
        ...(await toScope(connection, call.options)),
        ...(article !== undefined && { articleId: article }),
      });
      reportList(call.options, stale, ({ claimId, sentence }) => `${claimId ?? '-'}\t${sentence}`);
      return exitCodes.ok;
    },
  },
];
