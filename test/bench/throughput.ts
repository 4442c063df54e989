import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { connect, runJob } from '../../src/connect.ts';
import { unknownDetails } from '../../src/contract/article-details.ts';
import { deriveText } from '../../src/derive-text.ts';
import { findProgram } from '../../src/program.ts';
import { openStore } from '../../src/store/index.ts';
import { setup as buildFirst } from '../support/build-first.ts';
import { parseOne } from '../support/parse-one.ts';
import type { BenchResult } from './bench.ts';
import { randomFrom } from './boosted-trees.ts';
import { readJsonLines } from './json-lines.ts';

/** What is brought in at once, and the sentences of which sets it is dealt from. */
interface Batch {
  readonly articles: number;
  readonly sets: readonly SentenceSet[];
}
interface SentenceSet {
  readonly file: string;
  readonly field: 'claim' | 'text';
}

const claims = (set: string): SentenceSet => ({ file: `matching/${set}/corpus.jsonl`, field: 'claim' });
const debates: SentenceSet = { file: 'checkworthy/ct24-train.jsonl', field: 'text' };
/** Much of its time goes by before the program's code is warm. */
const small: Batch = { articles: 600, sets: [claims('checkthat_2b')] };
/** Imports of thousands of files are what speed is wanted for: as many as the sentences at hand are enough for. */
const large: Batch = { articles: 2100, sets: [claims('checkthat_2b'), claims('checkthat_2a'), debates] };
const sentencesEach = 25;
const rounds = 7;
/** As a news article prints them. */
const sentencesPerParagraph = 3;
/** Of the bare inserts. */
const aim = 0.5;
/** So many articles are indexed in one transaction, as an import does it. */
const indexedAtOnce = 32;
/**
 * The parser goes when the import ends, and what a process used is not told once it is gone. In milliseconds. The two
 * cores are what is measured: looked at every 5 ms, the files of two processes took a tenth of them.
 */
const watchInterval = 100;
/** Linux counts the time of processes in hundredths of a second. */
const millisecondsPerTick = 10;

const program = findProgram(new URL('../../dist/main/cli.js', import.meta.url).href);
const createdAt = '2026-01-01T00:00:00.000Z';
const toId = (number: number) => `019b0000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const medianOf = (values: readonly number[]) => [...values].sort((x, y) => x - y)[values.length >> 1]!;

interface Run {
  readonly perSecond: number;
  /** Milliseconds an article. */
  readonly core: number;
  readonly parser: number;
}

/** Articles of plain text whose sentences are dealt once, always in the same way. @throws Error when there are too few */
function writeArticles(data: string, folder: string, { articles, sets }: Batch): string[] {
  const printed = sets.flatMap(({ file, field }) =>
    readJsonLines<Record<typeof field, string>>(join(data, 'data', file)).map((row) => row[field]),
  );
  const sentences = [...new Set(printed.map((sentence) => sentence.replace(/\s+/g, ' ').trim()))];
  if (sentences.length < articles * sentencesEach)
    throw new Error(`${sets.map(({ file }) => file).join(' and ')} have too few sentences`);
  const random = randomFrom(11);
  for (let last = sentences.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [sentences[last], sentences[other]] = [sentences[other]!, sentences[last]!];
  }
  mkdirSync(folder);
  return Array.from({ length: articles }, (_, number) => {
    const file = join(folder, `article-${number}.txt`);
    const own = sentences.slice(number * sentencesEach, (number + 1) * sentencesEach);
    const paragraphs = own.flatMap((_, at) =>
      at % sentencesPerParagraph === 0 ? [own.slice(at, at + sentencesPerParagraph).join(' ')] : [],
    );
    writeFileSync(file, `${paragraphs.join('\n\n')}\n`);
    return file;
  });
}

/** What a process has used so far; 0 where the system does not tell. */
async function processorTime(pid: number): Promise<number> {
  try {
    // After the name, which may hold spaces: the state is the first field, the two times the 12th and 13th.
    const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ').at(-1)!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) * millisecondsPerTick;
  } catch {
    return 0;
  }
}

/** The program as people run it, with its own processes: from the wish to import until the last article is stored and indexed. */
async function runProgram(files: readonly string[], folder: string): Promise<Run> {
  const used = new Map<number, { readonly kind: 'core' | 'parser'; time: number }>();
  const connection = await connect(
    (kind) => {
      const started = program.startProcess(kind);
      if (started.pid !== undefined) used.set(started.pid, { kind, time: 0 });
      return started;
    },
    {
      library: join(folder, 'ours.claimbench'),
      create: true,
      stateFolder: folder,
      editorName: 'Ada',
      isSample: false,
    },
  );
  const look = async () => {
    for (const [pid, one] of used) one.time = Math.max(one.time, await processorTime(pid));
  };
  const sumOf = (kind: 'core' | 'parser') =>
    [...used.values()].reduce((sum, one) => sum + (one.kind === kind ? one.time : 0), 0);
  const watch = setInterval(look, watchInterval);
  try {
    await look();
    const before = sumOf('core');
    const uploads = files.map((file) => connection.handIn(file));
    const start = performance.now();
    const { counts } = await runJob(connection, 'article.import', { uploads });
    const seconds = (performance.now() - start) / 1000;
    await look();
    if (counts.added !== files.length) throw new Error(`only ${counts.added} of ${files.length} came in`);
    return {
      perSecond: files.length / seconds,
      core: (sumOf('core') - before) / files.length,
      parser: sumOf('parser') / files.length,
    };
  } finally {
    clearInterval(watch);
    await connection.close();
  }
}

/** The barest way: a table, an FTS5 table, and a COMMIT for each file. Articles a second. */
function runBare(files: readonly string[], folder: string, name: string): number {
  const db = new Database(join(folder, name));
  try {
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.exec('CREATE TABLE article (id INTEGER PRIMARY KEY, name TEXT, text TEXT) STRICT');
    db.exec(`CREATE VIRTUAL TABLE words USING fts5 (text, content = 'article', content_rowid = 'id')`);
    const insert = db.prepare('INSERT INTO article (name, text) VALUES (?, ?)');
    const index = db.prepare('INSERT INTO words (rowid, text) VALUES (?, ?)');
    const store = db.transaction((name: string, text: string) => {
      index.run(insert.run(name, text).lastInsertRowid, text);
    });
    const start = performance.now();
    for (const file of files) store.immediate(basename(file), readFileSync(file, 'utf8'));
    return files.length / ((performance.now() - start) / 1000);
  } finally {
    db.close();
  }
}

/**
 * The same reading and the same index (FTS5 over search terms and over each sentence's stems, scores of sentences,
 * prints of copies) in this process: without messages, jobs, recorded acts and comparing of copies. Articles a second.
 */
async function runOneProcess(files: readonly string[], folder: string): Promise<number> {
  const store = openStore(join(folder, 'one.claimbench'), { id: toId(0), name: 'One', createdAt });
  let number = 0;
  const newId = () => toId(++number);
  type Indexed = Parameters<typeof store.texts.put>[0][number];
  const waiting: Indexed[] = [];
  const indexWaiting = () => store.transact(() => store.texts.put(waiting.splice(0)));
  try {
    const editor = newId();
    store.transact(() => store.records.insert('editor', { id: editor, name: 'Ada', colour: '#335577' }));
    const start = performance.now();
    for (const file of files) {
      const bytes = readFileSync(file);
      const { text, mediaType, blocks, title, language } = await parseOne(basename(file), bytes);
      const { terms, title: titled, sentences, prints } = deriveText({ title, text, blocks }, language);
      const [articleId, revisionId, originalHash] = [newId(), newId(), sha256(bytes)];
      store.transact(() => {
        store.originals.put(originalHash, gzipSync(bytes));
        store.records.insert('article', {
          id: articleId,
          title,
          fileName: basename(file),
          ...unknownDetails,
          publisherId: null,
          language,
          provenance: {},
          collectionIds: [],
          addedBy: editor,
          addedAt: createdAt,
        });
        const hashes = { originalHash, textHash: sha256(text), part: null };
        store.records.insert('revision', {
          id: revisionId,
          articleId,
          number: 1,
          text,
          mediaType,
          capturedAt: createdAt,
          updatedAt: null,
          ...hashes,
        });
        store.records.insertBlocks(
          revisionId,
          blocks.map((block) => ({ id: newId(), ...block })),
        );
      });
      const indexed = { title: titled.terms, publisher: '', author: '', body: terms };
      waiting.push({ articleId, revisionId, terms: indexed, day: null, sentences, prints });
      if (waiting.length === indexedAtOnce) indexWaiting();
    }
    indexWaiting();
    return files.length / ((performance.now() - start) / 1000);
  } finally {
    store.close();
  }
}

/**
 * All three ways in turn, round by round, the bare one before and after the program: what else the machine does slows
 * all of them.
 */
async function measure({ articles }: Batch, files: readonly string[], folder: string) {
  const runs: { readonly bare: number; readonly oneProcess: number; readonly ours: Run }[] = [];
  for (let round = 0; round < rounds; round++) {
    const own = mkdtempSync(join(folder, 'round-'));
    const before = runBare(files, own, 'before.db');
    const ours = await runProgram(files, own);
    const after = runBare(files, own, 'after.db');
    runs.push({
      bare: 2 / (1 / before + 1 / after),
      oneProcess: await runOneProcess(files, own),
      ours,
    });
    rmSync(own, { recursive: true });
  }
  const median = (value: (run: (typeof runs)[number]) => number) => medianOf(runs.map(value));
  const figures = {
    perSecond: median((run) => run.ours.perSecond),
    cpu: { core: median((run) => run.ours.core), parser: median((run) => run.ours.parser) },
    bare: median((run) => run.bare),
    oneProcess: median((run) => run.oneProcess),
    ratio: median((run) => run.ours.perSecond / run.bare),
    ratioToOneProcess: median((run) => run.ours.perSecond / run.oneProcess),
  };
  const { perSecond, cpu, bare, oneProcess, ratio, ratioToOneProcess } = figures;
  const rate = (value: number) => value.toFixed(0).padStart(6);
  const report = [
    `${articles} articles of ${sentencesEach} sentences`,
    `  the program:                ${rate(perSecond)} (core ${cpu.core.toFixed(2)} ms, parser ${cpu.parser.toFixed(2)} ms of CPU an article)`,
    `  bare inserts with FTS5:     ${rate(bare)}`,
    `  our index in one process:   ${rate(oneProcess)}`,
    `  ratio to bare inserts:      ${ratio.toFixed(2)} (wanted of the large batch: ${aim})`,
    `  ratio to one process:       ${ratioToOneProcess.toFixed(2)}`,
  ].join('\n');
  return { report, figures: { ...figures, runs } };
}

/** How fast plain text comes in, each article durable on its own, beside bare inserts in the same run. */
export async function benchThroughput(data: string): Promise<BenchResult> {
  buildFirst();
  const folder = mkdtempSync(join(tmpdir(), 'claimbench-throughput-'));
  try {
    const [ofSmall, ofLarge] = [
      await measure(small, writeArticles(data, join(folder, 'small'), small), folder),
      await measure(large, writeArticles(data, join(folder, 'large'), large), folder),
    ];
    return {
      report: `Medians of ${rounds} rounds, in articles a second\n${ofSmall.report}\n${ofLarge.report}`,
      figures: { suite: 'throughput', ...ofSmall.figures, large: ofLarge.figures },
      predictions: [],
      problems: ofLarge.figures.ratio < aim ? ['Plain text comes in more slowly than it should.'] : [],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
