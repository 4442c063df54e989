import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ask, type Connection, connect, runJob } from '../../src/connect.ts';
import type { LibraryEvent } from '../../src/contract/events.ts';
import type { TableColumns } from '../../src/contract/import.ts';
import { findProgram } from '../../src/program.ts';
import type { BenchResult } from './bench.ts';
import { residentBytes } from './parser-run.ts';

const limits = { bytes: 512 * 1024 * 1024, preview: 1000, cancel: 1000 };

/** A large file: how it is made, and what is done with it. */
interface LargeFile {
  readonly name: string;
  readonly write: () => Iterable<string>;
  readonly task: 'import' | 'preview' | 'cancel' | 'begin';
  readonly columns?: TableColumns;
}

const sentence = (number: number) =>
  `The harbour authority of Velm said on day ${number} that ${number * 7} ships had been turned away since the quay was closed. `;

/** Text on lines of a page each, in a font that every reader has. */
function* writePdf(): Iterable<string> {
  const pages = 1000;
  const lines = 42;
  let at = 0;
  const places: number[] = [];
  const emit = (part: string) => {
    at += part.length;
    return part;
  };
  const object = (number: number, body: string) => {
    places[number] = at;
    return emit(`${number} 0 obj\n${body}\nendobj\n`);
  };
  yield emit('%PDF-1.4\n');
  yield object(1, '<< /Type /Catalog /Pages 2 0 R >>');
  const kids = Array.from({ length: pages }, (_, page) => `${4 + 2 * page} 0 R`);
  yield object(2, `<< /Type /Pages /Count ${pages} /Kids [${kids.join(' ')}] >>`);
  yield object(3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  for (let page = 0; page < pages; page++) {
    const rows = Array.from(
      { length: lines },
      (_, line) => `1 0 0 1 60 ${770 - 16 * line} Tm (${sentence(page * lines + line).slice(0, 80)}) Tj`,
    );
    const content = `BT /F1 10 Tf ${rows.join('\n')} ET`;
    yield object(
      4 + 2 * page,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * page} 0 R >>`,
    );
    yield object(5 + 2 * page, `<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  }
  const start = at;
  const rows = Array.from(
    { length: places.length - 1 },
    (_, index) => `${String(places[index + 1]).padStart(10, '0')} 00000 n \n`,
  );
  yield `xref\n0 ${places.length}\n0000000000 65535 f \n${rows.join('')}`;
  yield `trailer\n<< /Size ${places.length} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
}

/** A page as browsers' add-ons save it: an article, and its pictures inside the markup. */
function* writeHtml(): Iterable<string> {
  yield '<!doctype html><html lang="en"><head><title>Velm closes its harbour</title></head><body><article><h1>Velm closes its harbour</h1>';
  const picture = 'iVBORw0KGgo'.repeat(22_000);
  for (let number = 0; number < 200; number++) {
    yield `<p>${sentence(number).repeat(3)}</p>`;
    yield `<figure><img src="data:image/png;base64,${picture}"><figcaption>Picture ${number}.</figcaption></figure>`;
  }
  yield '</article></body></html>';
}

function* writeCsv(): Iterable<string> {
  yield 'id,headline,date,url,body\n';
  for (let row = 0; row < 1_000_000; row++)
    yield `${row},"Velm closes quay, part ${row}",2026-03-${String(1 + (row % 28)).padStart(2, '0')},https://post.example/${row},"${sentence(row)}""Why?"" he asked."\n`;
}

const columns: TableColumns = { title: 1, publishedAt: 2, address: 3, text: 4, hasHeader: true };
const files: readonly LargeFile[] = [
  { name: 'pages.pdf', write: writePdf, task: 'import' },
  { name: 'page.html', write: writeHtml, task: 'import' },
  { name: 'rows.csv', write: writeCsv, task: 'preview' },
  { name: 'rows.csv', write: writeCsv, task: 'cancel', columns },
  { name: 'rows.csv', write: writeCsv, task: 'begin', columns },
];

const watchInterval = 20;

/** The program on an empty library, with the most memory that its processes ever held. */
async function openWatched(folder: string) {
  const program = findProgram(new URL('../../src/cli.ts', import.meta.url).href);
  const pids = new Map<string, number | undefined>();
  const peaks = { core: 0, parser: 0 };
  const connection = await connect(
    (kind) => {
      const started = program.startProcess(kind);
      pids.set(kind, started.pid);
      return started;
    },
    {
      library: join(folder, 'large.claimbench'),
      create: true,
      stateFolder: folder,
      editorName: 'Ada',
      isSample: false,
    },
  );
  const watch = setInterval(async () => {
    for (const kind of ['core', 'parser'] as const)
      peaks[kind] = Math.max(peaks[kind], await residentBytes(pids.get(kind)));
  }, watchInterval);
  return {
    connection,
    peaks,
    close: async () => {
      clearInterval(watch);
      await connection.close();
    },
  };
}

/** Asks for something small again and again, as a window does, until it is told to stop: the longest wait. */
async function waitBeside(connection: Connection, isOver: () => boolean): Promise<number> {
  let longest = 0;
  while (!isOver()) {
    const start = performance.now();
    await ask(connection, 'library.summary', {});
    longest = Math.max(longest, performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return longest;
}

/** After so many articles an import is ended: for how soon that is, and for the memory that they need. A million would take hours. */
const taken = { cancel: 2_000, begin: 20_000 };

/** In milliseconds: from the wish to end an import to its end, once it has taken in so many articles. */
async function timeCancel(connection: Connection, upload: string, articles: number): Promise<number> {
  let cancelled = 0;
  connection.subscribe((event: LibraryEvent) => {
    if (event.type !== 'jobProgress' || (event.progress.articles ?? 0) < articles || cancelled > 0) return;
    cancelled = performance.now();
    void ask(connection, 'job.cancel', { jobId: event.jobId });
  });
  await runJob(connection, 'article.import', { uploads: [upload], columns });
  return performance.now() - cancelled;
}

/**
 * A PDF of 1,000 pages, 50 MB of HTML and a table of a million rows through the whole program: how much memory its
 * processes need, how long other requests wait meanwhile, how soon a table is shown and an import ends that is
 * cancelled. The files are made here.
 */
export async function benchLarge(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'claimbench-bench-'));
  const rows: Record<string, string | number>[] = [];
  const problems: string[] = [];
  try {
    for (const { name, write, task, columns } of files) {
      const file = join(folder, name);
      await pipeline(Readable.from(write()), createWriteStream(file));
      const program = await openWatched(mkdtempSync(join(folder, 'library-')));
      const { connection, peaks } = program;
      const upload = connection.handIn(file);
      const start = performance.now();
      let isOver = false;
      const beside = waitBeside(connection, () => isOver);
      let [outcome, took] = ['', 0];
      if (task === 'cancel' || task === 'begin') {
        const toEnd = await timeCancel(connection, upload, taken[task]);
        took = task === 'cancel' ? toEnd : performance.now() - start;
        outcome = `${(await ask(connection, 'article.list', {})).length} articles stay`;
      } else if (task === 'preview') {
        const { rows: shown } = await runJob(connection, 'table.preview', { upload });
        took = performance.now() - start;
        outcome = `${shown.length} rows`;
      } else {
        const { counts } = await runJob(connection, 'article.import', {
          uploads: [upload],
          ...(columns && { columns }),
        });
        took = performance.now() - start;
        outcome = Object.entries(counts)
          .filter(([, count]) => count > 0)
          .map(([kind, count]) => `${count} ${kind}`)
          .join(', ');
        if (counts.refused > 0) problems.push(`${name}: ${outcome}`);
      }
      isOver = true;
      const longestWait = await beside;
      await program.close();
      const row = {
        file: name,
        task,
        megabytes: Math.round(statSync(file).size / 1024 / 1024),
        seconds: Number((took / 1000).toFixed(2)),
        longestWait: Number((longestWait / 1000).toFixed(2)),
        coreMegabytes: Math.round(peaks.core / 1024 / 1024),
        parserMegabytes: Math.round(peaks.parser / 1024 / 1024),
        outcome,
      };
      rows.push(row);
      process.stderr.write(`${JSON.stringify(row)}\n`);
      const isTooLate = (task === 'preview' || task === 'cancel') && took > limits[task];
      if (isTooLate || Math.max(peaks.core, peaks.parser) > limits.bytes)
        problems.push(`${name}, ${task}: ${JSON.stringify(row)}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const head = ['file', 'task', 'MB', 'seconds', 'wait beside', 'MB of core', 'MB of parser', 'outcome'];
  const line = (cells: readonly (string | number)[]) =>
    cells
      .map((cell) => String(cell).padEnd(13))
      .join('')
      .trimEnd();
  return {
    report: [line(head), ...rows.map((row) => line(Object.values(row)))].join('\n'),
    figures: { suite: 'large', rows },
    predictions: rows,
    problems,
  };
}
