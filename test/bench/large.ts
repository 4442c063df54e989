import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ParseRequest } from '../../src/contract/messages.ts';
import type { BenchResult } from './bench.ts';
import { openParserBench } from './parser-run.ts';

const limits = { bytes: 512 * 1024 * 1024, answer: 30_000, preview: 1000 };

/** A large file: how it is made, and what is asked of it. */
interface LargeFile {
  readonly name: string;
  readonly write: () => Iterable<string>;
  readonly request: ParseRequest;
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

const files: readonly LargeFile[] = [
  { name: 'pages.pdf', write: writePdf, request: { kind: 'articles' } },
  { name: 'page.html', write: writeHtml, request: { kind: 'articles' } },
  { name: 'rows.csv', write: writeCsv, request: { kind: 'preview' } },
  {
    name: 'rows.csv',
    write: writeCsv,
    request: {
      kind: 'articles',
      columns: { title: 1, publishedAt: 2, address: 3, text: 4, hasHeader: true },
    },
  },
];

/**
 * A PDF of 1,000 pages, 50 MB of HTML and a table of a million rows through a real parser: how much memory it needs,
 * how long for its longest answer, and how long for the first look at a table. The files are made here.
 */
export async function benchLarge(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'claimbench-bench-'));
  const rows: Record<string, string | number>[] = [];
  const problems: string[] = [];
  try {
    for (const { name, write, request } of files) {
      const file = join(folder, name);
      await pipeline(Readable.from(write()), createWriteStream(file));
      // One parser each: what the file before left behind is not this file's.
      const parser = openParserBench();
      const run = await parser.run(file, name, request, false);
      parser.close();
      const row = {
        file: name,
        asked: request.kind,
        megabytes: Math.round(statSync(file).size / 1024 / 1024),
        seconds: Number((run.milliseconds / 1000).toFixed(2)),
        longestAnswer: Number((run.longestAnswer / 1000).toFixed(2)),
        peakMegabytes: Math.round(run.peakBytes / 1024 / 1024),
        outcome: run.failure?.message ?? 'read',
      };
      rows.push(row);
      const isOver =
        run.peakBytes > limits.bytes ||
        run.longestAnswer > (request.kind === 'preview' ? limits.preview : limits.answer);
      if (isOver || run.failure) problems.push(`${name}, ${request.kind}: ${JSON.stringify(row)}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const lines = rows.map((row) =>
    Object.values(row)
      .map((value) => String(value).padEnd(12))
      .join(' '),
  );
  const head = ['file', 'asked', 'MB', 'seconds', 'one answer', 'MB of parser', 'outcome'];
  return {
    report: [head.map((name) => name.padEnd(12)).join(' '), ...lines].join('\n'),
    figures: { suite: 'large', rows },
    predictions: rows,
    problems,
  };
}
