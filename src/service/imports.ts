import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { DomainError } from '../contract/domain-error.ts';
import type { FileOutcome, ImportReport } from '../contract/import.ts';
import type { ParseAnswer } from '../contract/messages.ts';
import type { Job, Progress } from '../contract/operations.ts';
import { openItems } from '../packed-items.ts';
import { type Saying, saying } from '../words/saying.ts';
import { say } from '../words/spoken.ts';
import type { Acting } from './acting.ts';
import { type Context, type Parsing, quoteShort, sha256, type Upload } from './context.ts';
import {
  asKnown,
  createIncoming,
  explainRefusal,
  type ImportDetails,
  type Incoming,
  type Intake,
} from './incoming-articles.ts';
import type { Operations } from './index.ts';
import type { GiveDerived, TextIndex } from './texts.ts';
import { type Meanwhile, waitFor } from './waiting.ts';

const zip = promisify(gzip);

/** So many files are read ahead of the one whose turn it is: the parser works while the library is written. */
const filesAhead = 3;
/** More of small files, of so many bytes together, as groups are made of them. */
const smallFilesAhead = 128;
const bytesAhead = 1024 * 1024;
/** So many arrivals, of about so much text and packed bytes, are saved in one transaction. */
const articlesAtOnce = 64;
const contentAtOnce = 1_000_000;
/** Fewer where that takes longer, as it does of articles of which there are many copies: others wait. In milliseconds. */
const longestSaving = 50;
/** How long it takes is not known of the first group, for which no code is warm. */
const firstAtOnce = 16;
/**
 * What came in waits for others no longer than this, unless they are there. In milliseconds. At 25 a group of plain
 * texts was about ten of them, each with a COMMIT and a part of the index.
 */
const longestGathering = 100;
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

/** What came in and is not saved yet: an article, or what is told of a file of which there is none. */
interface Arrival {
  /** Of the file. */
  readonly name: string;
  readonly part: string | null;
  /** @throws where nothing that is saved with it can be saved, either */
  save(give: GiveDerived): Partial<FileOutcome>;
}

/** One run of an import. */
interface Batch extends Intake {
  readonly report: Report;
  readonly progress: () => Progress;
  /** Saved together. */
  group: Arrival[];
  /** When the first of the group came, by the clock of `performance`. */
  began: number;
  /** Of the group. */
  content: number;
  /** How many arrivals make a group. */
  atOnce: number;
  /** Files whose last article is in the group. */
  over: (Upload | null)[];
  /** Files of which all is saved. */
  done: number;
}

/** Files in: read outside this process, their articles saved in groups, and reported. */
export function importOperations(
  context: Context,
  { openStep, running }: Acting,
  textIndex: TextIndex,
): Pick<Required<Operations>, 'article.import' | 'article.fetch' | 'table.preview'> {
  const { store, uploads, need, language } = context;
  const { findArticle, findWhole, takeKnown, storeArticle, nearestCopy } = createIncoming(context);

  /** Begins to read a file, unless its bytes are in the library. */
  async function openFile(upload: Upload, given: ImportDetails): Promise<OpenFile | FileOutcome> {
    const { name } = upload;
    try {
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
    return { ...noOutcome(name), part, outcome: 'refused', reason: tellReason(error.saying, given) };
  }

  const tellReason = (reason: Saying, given: ImportDetails) => say(explainRefusal(reason, given), language());

  /**
   * Saves what has come in as one transaction, and only then reports it. Where that fails each is tried by itself, so
   * that none suffers for another.
   */
  function saveGroup(batch: Batch): void {
    const { group, over, report, given } = batch;
    batch.group = [];
    batch.over = [];
    batch.content = 0;
    if (group.length > 0) {
      const began = performance.now();
      for (const outcome of saveAll(group, given)) report.add(outcome);
      const each = (performance.now() - began) / group.length;
      batch.atOnce = Math.max(1, Math.min(articlesAtOnce, Math.floor(longestSaving / each)));
    }
    for (const upload of over) upload?.release();
    batch.done += over.length;
  }

  function saveAll(group: readonly Arrival[], given: ImportDetails): FileOutcome[] {
    try {
      return store.transact(() => {
        const outcomes = textIndex.indexTogether((give) =>
          group.map(({ name, part, save }) => ({ ...noOutcome(name), part, ...save(give) })),
        );
        return outcomes.map(addLikeness);
      });
    } catch (error) {
      if (group.length === 1) return [refuse(group[0]!.name, group[0]!.part, error, given)];
      return group.flatMap((arrival) => saveAll([arrival], given));
    }
  }

  /** Once an article is indexed it is known what it is a copy of. */
  function addLikeness(outcome: FileOutcome): FileOutcome {
    if (outcome.outcome !== 'added' || outcome.likeness !== null) return outcome;
    return { ...outcome, likeness: nearestCopy(outcome.articleId!) };
  }

  /** @param content how much it brings along: UTF-16 units of text, and packed bytes */
  function gather(batch: Batch, arrival: Arrival, content = 0): void {
    if (batch.group.push(arrival) === 1) batch.began = performance.now();
    batch.content += content;
    if (batch.group.length >= batch.atOnce || batch.content >= contentAtOnce) saveGroup(batch);
  }

  function saveMeanwhile(batch: Batch): Meanwhile {
    const waited = batch.group.length > 0 ? performance.now() - batch.began : 0;
    return { patience: Math.max(0, longestGathering - waited), run: () => saveGroup(batch) };
  }

  /** The articles of one file, one after the other. False: cancelled. @throws DomainError when the rest cannot be read */
  async function* takeFile(
    { upload, hash, parsing, ...file }: OpenFile,
    batch: Batch,
  ): AsyncGenerator<Progress, boolean, boolean> {
    const { progress } = batch;
    let whole: Uint8Array | undefined;
    for (let { next } = file; ; ) {
      const answer = yield* waitFor(next, progress, saveMeanwhile(batch));
      if (answer === undefined) return false;
      if (answer === null) return true;
      if (answer.kind !== 'articles') throw new Error('a reader answered another question');
      if (!answer.isLast) next = askAhead(parsing);
      for (const { inner, part, result } of openItems(answer.items)) {
        const arrival = { name: upload.name, part };
        if (result.ok) {
          // All rows of a table share the bytes that the first of them brings.
          const isShared = !inner && whole !== undefined;
          if (!inner) whole ??= yield* waitFor(upload.pack(), progress);
          const packed = inner ? await zip(inner.bytes) : whole;
          if (packed === undefined) return false;
          const incoming: Incoming = {
            name: inner?.name ?? upload.name,
            part: inner ? null : part,
            originalHash: inner ? sha256(inner.bytes) : hash,
            packed,
            article: result.value,
          };
          const content = result.value.text.length + (isShared ? 0 : packed.length);
          gather(batch, { ...arrival, save: (give) => storeArticle(incoming, batch, give) }, content);
        } else {
          const reason = tellReason(result.error.saying, batch.given);
          gather(batch, { ...arrival, save: () => ({ outcome: 'refused', reason }) });
        }
        if (yield progress()) return false;
      }
      if (answer.isLast) return true;
    }
  }

  /** Files on their way, some ahead of the one whose turn it is. */
  function readAhead(ids: readonly string[], given: ImportDetails) {
    const waiting = ids.slice();
    const ahead: { readonly file: Promise<OpenFile | FileOutcome>; readonly bytes: number }[] = [];
    const hasRoom = () =>
      ahead.length <= filesAhead ||
      (ahead.length <= smallFilesAhead && ahead.reduce((sum, { bytes }) => sum + bytes, 0) < bytesAhead);
    function open(id: string): (typeof ahead)[number] {
      try {
        const upload = uploads.open(id);
        return { file: openFile(upload, given), bytes: upload.size };
      } catch (error) {
        // Of one that is not at hand any more nothing is known.
        const known = error instanceof DomainError ? error.saying.values?.name : null;
        const name = typeof known === 'string' ? known : say(saying('files.unnamed'), language());
        return { file: Promise.resolve(refuse(name, null, error, given)), bytes: 0 };
      }
    }
    return {
      /** The file whose turn it is; null when all had theirs. */
      first(): Promise<OpenFile | FileOutcome> | null {
        // Many small ones at a time: what is asked about them goes together.
        if (ahead.length <= smallFilesAhead / 2)
          while (waiting.length > 0 && hasRoom()) ahead.push(open(waiting.shift()!));
        return ahead[0]?.file ?? null;
      },
      /** Its turn is over. */
      shift: () => void ahead.shift(),
      async stop(): Promise<void> {
        for (const { file } of ahead) {
          const opened = await file;
          if ('parsing' in opened) opened.parsing.stop();
        }
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
    let current: string | null = null;
    const report = openReport();
    const actIds = new Set<string>();
    const batch: Batch = {
      given,
      step: openStep(nameImport(ids, given), actIds),
      report,
      progress: () => ({ done: batch.done, total: ids.length, current, articles: report.articles }),
      group: [],
      began: 0,
      content: 0,
      atOnce: firstAtOnce,
      over: [],
      done: 0,
    };
    const files = readAhead(ids, given);
    running.jobs++;
    try {
      for (let next = files.first(); next; next = files.first()) {
        if (yield batch.progress()) break;
        const file = yield* waitFor(next, batch.progress, saveMeanwhile(batch));
        if (file === undefined) break;
        if ('outcome' in file) {
          const known = findArticle(file.articleId);
          gather(batch, { ...file, save: () => ({ ...file, ...(known && takeKnown(known, batch)) }) });
        } else {
          current = file.upload.name;
          try {
            if (!(yield* takeFile(file, batch))) break;
          } catch (error) {
            const refused = refuse(file.upload.name, null, error, given);
            gather(batch, { ...refused, save: () => refused });
          }
        }
        batch.over.push('upload' in file ? file.upload : null);
        files.shift();
      }
      saveGroup(batch);
    } finally {
      running.jobs--;
      await files.stop();
      for (const id of ids) uploads.release(id);
      context.stopParsing();
    }
    return { ...report.close(), actIds: [...actIds].filter((id) => store.acts.find(id)) };
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

  /** Of one that is not at hand any more nothing comes in, and nothing is named. */
  function nameOf(upload: string): string {
    try {
      return uploads.open(upload).name;
    } catch {
      return upload;
    }
  }

  function nameImport(ids: readonly string[], { revisionOf, fetchedFrom }: ImportDetails): Saying {
    if (revisionOf !== undefined)
      return saying('acts.addRevision', { article: quoteShort(need('article', revisionOf).title) });
    if (ids.length > 1) return saying('acts.addFiles', { count: ids.length });
    return saying('acts.addFile', { name: fetchedFrom ?? nameOf(ids[0]!) });
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
  unreadDates: [],
  carried: null,
});

type Report = ReturnType<typeof openReport>;

/** What became of each article; of very many only as much as a person looks through, and the counts of all. */
function openReport() {
  const outcomes: FileOutcome[] = [];
  const counts = { added: 0, revised: 0, duplicate: 0, refused: 0 };
  const named = { refused: 0, others: 0 };
  let isCut = false;
  return {
    get articles() {
      return counts.added + counts.revised + counts.duplicate;
    },
    add(outcome: FileOutcome): void {
      counts[outcome.outcome]++;
      const kind = outcome.outcome === 'refused' ? 'refused' : 'others';
      if (++named[kind] > mostOutcomes) isCut = true;
      else outcomes.push(outcome);
    },
    close: () => ({ outcomes, counts, isCut }),
  };
}
