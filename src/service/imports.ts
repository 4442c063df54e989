import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { DomainError, toDomainError } from '../contract/domain-error.ts';
import type { FileOutcome, ImportReport, Likeness } from '../contract/import.ts';
import type { ParseAnswer } from '../contract/messages.ts';
import type { Job, Progress } from '../contract/operations.ts';
import type { PreparedItem } from '../derive-text.ts';
import { type Saying, saying } from '../words/saying.ts';
import { say } from '../words/spoken.ts';
import type { Acting } from './acting.ts';
import { type Context, type Parsing, quoteShort, sha256, type Upload } from './context.ts';
import {
  asKnown,
  createIncoming,
  type ImportDetails,
  type Incoming,
  type Intake,
} from './incoming-articles.ts';
import type { Operations } from './index.ts';
import type { TextIndex } from './texts.ts';
import { waitFor } from './waiting.ts';

const zip = promisify(gzip);

/** So many files are read ahead of the one that is stored: the parser works while the library is written. */
const filesAhead = 3;
/** So many articles are indexed at once: a transaction for each would take three times as long. */
const articlesAtOnce = 32;
/** Fewer where that takes longer, as it does of articles of which there are many copies: others wait. In milliseconds. */
const longestSettling = 50;
/** Of very many files the report names so many, and as many of those that were refused. */
const mostOutcomes = 5000;

/** A file on its way: known already, or being read. */
interface OpenFile {
  readonly upload: Upload;
  readonly hash: string;
  readonly parsing: Parsing;
  /** The next part, asked for ahead; null: there is none. */
  next: Promise<ParseAnswer | null>;
}

/** One run of an import. */
interface Batch extends Intake {
  readonly report: Report;
  readonly progress: () => Progress;
  settledAtOnce: number;
}

/** Files in: read outside this process, their articles stored one by one, indexed together, and reported. */
export function importOperations(
  context: Context,
  { openStep, running }: Acting,
  textIndex: TextIndex,
): Pick<Required<Operations>, 'article.import' | 'article.fetch' | 'table.preview'> {
  const { store, uploads, need, language } = context;
  const { findArticle, findWhole, takeKnown, storeArticle, nearestCopy } = createIncoming(context);

  /** Begins to read a file, unless its bytes are in the library. */
  async function openFile(id: string, given: ImportDetails): Promise<OpenFile | FileOutcome> {
    let name = say(saying('files.unnamed'), language());
    try {
      const upload = uploads.open(id);
      name = upload.name;
      const hash = await upload.hash();
      const known = findWhole(hash);
      if (known) return { ...noOutcome(name), ...asKnown(known) };
      const parsing = upload.parse({ kind: 'articles', columns: given.columns });
      return { upload, hash, parsing, next: askAhead(parsing) };
    } catch (error) {
      return refuse(name, null, error, given);
    }
  }

  /** @throws when it is no failure that a person can be told */
  function refuse(name: string, part: string | null, thrown: unknown, given: ImportDetails): FileOutcome {
    const error = store.explainError(thrown);
    if (!(error instanceof DomainError)) throw error;
    return {
      ...noOutcome(name),
      part,
      outcome: 'refused',
      reason: say(explain(error, name, given), language()),
    };
  }

  /** Indexes what has come in, once it is enough; then it is known what it is a copy of. */
  function settle(batch: Batch, isLast = false): void {
    const { held, report } = batch;
    if (held.waiting.size < (isLast ? 1 : batch.settledAtOnce)) return;
    const ids = [...held.waiting];
    const began = performance.now();
    held.flush();
    for (const id of ids) report.addLikeness(id, () => nearestCopy(id));
    const each = (performance.now() - began) / ids.length;
    batch.settledAtOnce = Math.max(1, Math.min(articlesAtOnce, Math.floor(longestSettling / each)));
  }

  /** The articles of one file, stored one after the other. False: cancelled. @throws DomainError when the rest cannot be read */
  async function* storeFile(
    { upload, hash, parsing, ...file }: OpenFile,
    batch: Batch,
  ): AsyncGenerator<Progress, boolean, boolean> {
    const { report, progress, given } = batch;
    let packed: Promise<Uint8Array> | undefined;
    for (let { next } = file; ; ) {
      const answer = yield* waitFor(next, progress);
      if (answer === undefined) return false;
      if (answer === null) return true;
      if (answer.kind !== 'articles') throw new Error('a reader answered another question');
      if (!answer.isLast) next = askAhead(parsing);
      for (const item of answer.items as readonly PreparedItem[]) {
        const { inner, part, result } = item;
        const name = inner?.name ?? upload.name;
        try {
          if (!result.ok) throw toDomainError(result.error);
          const incoming: Incoming = {
            name,
            part: inner ? null : part,
            originalHash: inner ? sha256(inner.bytes) : hash,
            pack: inner ? () => zip(inner.bytes) : () => (packed ??= upload.pack()),
            article: result.value,
          };
          const outcome = yield* waitFor(storeArticle(incoming, batch), progress);
          if (outcome === undefined) return false;
          report.add({ ...noOutcome(upload.name), part, ...outcome });
          settle(batch);
        } catch (error) {
          report.add(refuse(upload.name, part, error, given));
        }
        if (yield progress()) return false;
      }
      if (answer.isLast) return true;
    }
  }

  /** Files on their way, some ahead of the one whose turn it is. */
  function readAhead(ids: readonly string[], given: ImportDetails) {
    const waiting = ids.slice();
    const ahead: Promise<OpenFile | FileOutcome>[] = [];
    const fill = () => {
      while (waiting.length > 0 && ahead.length <= filesAhead) ahead.push(openFile(waiting.shift()!, given));
    };
    return {
      /** The file whose turn it is; null when all had theirs. */
      first(): Promise<OpenFile | FileOutcome> | null {
        fill();
        return ahead[0] ?? null;
      },
      /** Its turn is over. */
      shift: () => void ahead.shift(),
      async stop(): Promise<void> {
        for (const file of await Promise.all(ahead)) if ('parsing' in file) file.parsing.stop();
      },
    };
  }

  async function* importUploads(ids: readonly string[], given: ImportDetails): Job<ImportReport> {
    if (given.revisionOf !== undefined) {
      need('article', given.revisionOf);
      if (ids.length > 1) throw new DomainError('invalid-request', saying('intake.oneRevision'));
    }
    if (given.title !== undefined && ids.length > 1)
      throw new DomainError('invalid-request', saying('intake.oneTitle'));
    if (given.collectionId !== undefined) need('collection', given.collectionId);
    let done = 0;
    let current: string | null = null;
    const report = openReport();
    const progress = (): Progress => ({ done, total: ids.length, current, articles: report.articles });
    const batch: Batch = {
      given,
      step: openStep(nameImport(ids.length, given)),
      held: textIndex.hold(),
      report,
      progress,
      settledAtOnce: articlesAtOnce,
    };
    const files = readAhead(ids, given);
    running.jobs++;
    try {
      for (let next = files.first(); next; next = files.first()) {
        if (yield progress()) break;
        const file = yield* waitFor(next, progress);
        if (file === undefined) break;
        if ('outcome' in file) {
          const known = findArticle(file.articleId);
          report.add(known ? { ...file, ...takeKnown(known, batch) } : file);
        } else {
          current = file.upload.name;
          try {
            if (!(yield* storeFile(file, batch))) break;
          } catch (error) {
            report.add(refuse(file.upload.name, null, error, given));
          }
          file.upload.release();
        }
        files.shift();
        done++;
      }
      settle(batch, true);
    } finally {
      running.jobs--;
      batch.held.end();
      await files.stop();
      for (const id of ids) uploads.release(id);
      context.stopParsing();
    }
    return report.close();
  }

  return {
    'article.import': ({ uploads: ids, ...given }) => importUploads(ids, given),
    async *'article.fetch'({ address, ...given }): Job<ImportReport> {
      const { page, stop } = uploads.fetch(address);
      const progress = (): Progress => ({ done: 0, total: 1, current: address });
      const fetched = yield* waitFor(page, progress);
      if (fetched === undefined) {
        stop();
        throw new DomainError('cancelled', saying('fetching.stopped', { address }));
      }
      return yield* importUploads([fetched.upload], { ...given, fetchedFrom: fetched.address });
    },
    async *'table.preview'({ upload, ...choice }) {
      const parsing = uploads.open(upload).parse({ kind: 'preview', ...choice });
      try {
        const answer = yield* waitFor(parsing.next(), () => ({ done: 0, total: 1, current: null }));
        if (answer === undefined) throw new DomainError('cancelled', saying('intake.tableStopped'));
        if (answer?.kind !== 'preview') throw new Error('a reader gave no preview');
        return answer.preview;
      } finally {
        parsing.stop();
        context.stopParsing();
      }
    },
  };

  function nameImport(files: number, { revisionOf }: ImportDetails): Saying {
    if (revisionOf !== undefined)
      return saying('acts.addRevision', { article: quoteShort(need('article', revisionOf).title) });
    return files === 1 ? saying('acts.addArticle') : saying('acts.addFiles', { count: files });
  }
}

/** What goes wrong ahead of its turn is told when it is its turn. */
function askAhead(parsing: Parsing): OpenFile['next'] {
  const next = parsing.next();
  next.catch(() => {});
  return next;
}

const noOutcome = (name: string): FileOutcome => ({
  name,
  part: null,
  outcome: 'refused',
  articleId: null,
  title: null,
  reason: null,
  likeness: null,
  carried: null,
});

/** Whoever asked for a page knows its address, and no file of it. */
function explain({ saying: reason }: DomainError, fileName: string, { fetchedFrom }: ImportDetails): Saying {
  if (fetchedFrom === undefined) return reason;
  const { word, values } = reason;
  const named = values?.name === fileName ? { word, values: { ...values, name: fetchedFrom } } : reason;
  return saying('fetching.instead', { reason: named });
}

type Report = ReturnType<typeof openReport>;

/** What became of each article; of very many only as much as a person looks through, and the counts of all. */
function openReport() {
  const outcomes: FileOutcome[] = [];
  const counts = { added: 0, revised: 0, duplicate: 0, refused: 0 };
  const named = { refused: 0, others: 0 };
  const added = new Map<string, number>();
  let isCut = false;
  return {
    get articles() {
      return counts.added + counts.revised + counts.duplicate;
    },
    add(outcome: FileOutcome): void {
      counts[outcome.outcome]++;
      const kind = outcome.outcome === 'refused' ? 'refused' : 'others';
      if (++named[kind] > mostOutcomes) isCut = true;
      else if (outcomes.push(outcome) && outcome.outcome === 'added')
        added.set(outcome.articleId!, outcomes.length - 1);
    },
    /** What is only known later of an article that was added. */
    addLikeness(articleId: string, find: () => Likeness | null): void {
      const index = added.get(articleId);
      const outcome = index === undefined ? undefined : outcomes[index];
      if (index !== undefined && outcome?.likeness === null)
        outcomes[index] = { ...outcome, likeness: find() };
    },
    close: (): ImportReport => ({ outcomes, counts, isCut }),
  };
}
