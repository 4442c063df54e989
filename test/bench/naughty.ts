import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseFeed } from 'htmlparser2';
import mammoth from 'mammoth';
import { findDeclaredEncoding } from '../../src/ingest/declared-encoding.ts';
import { decodeAs, findEncoding } from '../../src/ingest/encodings.ts';
import type { ParsedItem } from '../../src/ingest/index.ts';
import { openPdf } from '../../src/ingest/pdf-library.ts';
import { explainRefusal } from '../../src/service/incoming-articles.ts';
import { normaliseText } from '../../src/text/normalise.ts';
import { sayInEnglish } from '../../src/words/spoken.ts';
import type { BenchResult } from './bench.ts';
import { openParserBench, type ParserBench, type ParserRun } from './parser-run.ts';
import { readTreeCases, scoreVisibleText } from './visible-text.ts';

const limits = { hang: 10_000, bytes: 512 * 1024 * 1024 };
/** What the sets gave when they were recorded, by the libraries alone. */
const recorded = { pdf: 112, linkedom: 1368, parse5: 1445 };

interface Prediction {
  readonly id: string;
  readonly outcome: string;
  readonly text?: string;
  readonly reason?: string;
}

const listOf = (ids: readonly string[]) => ids.join(', ') || 'none';
const hasText = (text: string | null | undefined) => /[\p{L}\p{N}]/u.test(text ?? '');
const articlesOf = ({ items }: ParserRun) => items.flatMap(({ result }) => (result.ok ? [result.value] : []));
const reasonsOf = ({ items, failure }: ParserRun) => [
  ...items.flatMap(({ result }) => (result.ok ? [] : [result.error])),
  ...(failure ? [failure] : []),
];
const filesIn = (folder: string) => readdirSync(folder).sort();

/**
 * Malformed and odd files through a real parser process, one after the other: nothing may die, hang or grow, every
 * refusal is told, and what a library alone can read comes in with text. Reads `data`/data/naughty.
 */
export async function benchNaughty(data: string): Promise<BenchResult> {
  const folder = join(data, 'data/naughty');
  const parser = openParserBench();
  const scratch = mkdtempSync(join(tmpdir(), 'claimbench-bench-'));
  const log = createLog();
  try {
    const read = async (set: string, file: string, name = file) => {
      const run = await parser.run(join(folder, set, file), name, { kind: 'articles' });
      log.add(`${set}/${file}`, run);
      return run;
    };
    const own = await readOwn(folder, read);
    const pdf = await scorePdf(folder, read);
    const docx = await scoreDocx(folder, read);
    const feeds = await scoreFeeds(folder, read);
    const csv = await scoreCsv(folder, parser, log);
    const encodings = await scoreEncodings(folder, read);
    const declared = scoreDeclared(join(folder, 'html5lib-encoding'));
    for (const set of ['html5lib-encoding', 'html-encoding-dragnet'])
      for (const file of filesIn(join(folder, set))) await read(set, file, file.replace(/\.dat$/, '.html'));
    for (const file of filesIn(join(folder, 'html5lib-tree-construction')))
      await read('html5lib-tree-construction', file, `${file}.html`);
    const strings = await scoreStrings(folder, scratch, parser, log);
    const pages = scoreVisibleText(readTreeCases(join(folder, 'html5lib-tree-construction')));
    const { crashes, hangs, overMemory, untold, refusals } = log;
    const figures = {
      suite: 'naughty',
      files: log.predictions.length,
      crashes: crashes.length,
      hangs: hangs.length,
      overMemory: overMemory.length,
      untold: untold.length,
      slowest: log.slowest,
      peakMegabytes: log.peakMegabytes,
      refusals: Object.fromEntries(refusals),
      own,
      pdf,
      docx,
      feeds,
      csv,
      encodings: encodings.figures,
      declared,
      strings,
      pages: { ...pages, predictions: undefined },
    };
    const report = [
      `${figures.files} files: ${crashes.length} crashes, ${hangs.length} hangs, ${overMemory.length} over 512 MB, ${untold.length} refusals that say too little`,
      `slowest ${figures.slowest}; most memory ${figures.peakMegabytes} MB`,
      `own: ${own.join('; ')}`,
      `PDF with text          ${pdf.withText} of ${pdf.files}; pdf.js alone ${pdf.library} (recorded ${recorded.pdf}), lost ${listOf(pdf.lost)}`,
      `DOCX with text         ${docx.withText}; mammoth alone ${docx.library}, lost ${listOf(docx.lost)}`,
      `feeds with entries     ${feeds.withText}; htmlparser2's feed reader alone ${feeds.library}, lost ${listOf(feeds.lost)}`,
      `csv-spectrum right     ${csv.right} of ${csv.files}${csv.wrong.length ? `: not ${csv.wrong.join(', ')}` : ''}`,
      `encodings right        ${encodings.figures.right} of ${encodings.figures.files}: not ${encodings.figures.wrong.join(', ')}`,
      `declared encodings     ${declared.right} of ${declared.cases}`,
      `naughty strings        plain text ${strings.plain}, table ${strings.table}, titles ${strings.titles} of ${strings.strings}`,
      `visible text of pages  ${pages.reader} of ${pages.cases}; linkedom alone ${pages.linkedom} (recorded ${recorded.linkedom}), parse5 before it ${pages.parse5} (recorded ${recorded.parse5})`,
      'refusals:',
      ...[...refusals]
        .sort((x, y) => y[1] - x[1])
        .map(([reason, count]) => `${String(count).padStart(5)}  ${reason}`),
    ].join('\n');
    const problems = [
      ...crashes.map((id) => `${id}: the parser died.`),
      ...hangs.map((id) => `${id}: took longer than ${limits.hang / 1000} s.`),
      ...overMemory.map((id) => `${id}: needed more than ${limits.bytes / 1024 / 1024} MB.`),
      ...untold.map((message) => `A refusal that says too little: ${message}`),
      ...docx.lost.map((id) => `${id}: mammoth alone reads it.`),
      ...feeds.lost.map((id) => `${id}: a library alone reads it.`),
    ];
    const predictions = [...log.predictions, ...encodings.predictions, ...pages.predictions];
    return { report, figures, predictions, problems };
  } finally {
    parser.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

type Read = (set: string, file: string, name?: string) => Promise<ParserRun>;

/** What went wrong so far, and one prediction a file. */
function createLog() {
  const log = {
    crashes: [] as string[],
    hangs: [] as string[],
    overMemory: [] as string[],
    untold: [] as string[],
    refusals: new Map<string, number>(),
    predictions: [] as Prediction[],
    slowest: '',
    peakMegabytes: 0,
    add(id: string, run: ParserRun): void {
      if (run.hasDied) log.crashes.push(id);
      if (run.longestAnswer > limits.hang) log.hangs.push(id);
      if (run.peakBytes > limits.bytes) log.overMemory.push(id);
      if (run.milliseconds > longest) {
        longest = run.milliseconds;
        log.slowest = `${id} (${Math.round(longest)} ms)`;
      }
      log.peakMegabytes = Math.max(log.peakMegabytes, Math.round(run.peakBytes / 1024 / 1024));
      const reasons = reasonsOf(run).map(({ code, saying }) => ({
        code,
        message: sayInEnglish(explainRefusal(saying, {})),
      }));
      for (const { code, message } of reasons) {
        if (!isTold(message)) log.untold.push(`${id}: ${message}`);
        const kind = `${code}: ${message
          .replace(/“[^”]*”/g, '“…”')
          .replace(/\([^)]*\)/g, '(…)')
          .replace(/\d[\d,]*/g, 'N')}`;
        log.refusals.set(kind, (log.refusals.get(kind) ?? 0) + 1);
      }
      const articles = articlesOf(run);
      log.predictions.push(
        articles.length > 0
          ? { id, outcome: 'read', text: articles.map(({ text }) => text).join('\n\n') }
          : { id, outcome: 'refused', reason: reasons.map(({ message }) => message).join(' ') },
      );
    },
  };
  let longest = 0;
  return log;
}

/** What is wrong, beside the file's name, and what to do: two sentences at least, in words of people. */
const isTold = (message: string) =>
  /^(?:It|“.+”) .*[.:?!)] .+\.$/s.test(message) &&
  message.length < 500 &&
  !/undefined|\[object|TypeError|null\b/.test(message);

async function readOwn(folder: string, read: Read): Promise<string[]> {
  const told: string[] = [];
  for (const file of filesIn(join(folder, 'own'))) {
    const run = await read('own', file);
    told.push(
      `${file} ${articlesOf(run).length > 0 ? 'read' : 'refused'} in ${Math.round(run.milliseconds)} ms with ${Math.round(run.peakBytes / 1024 / 1024)} MB`,
    );
  }
  return told;
}

/** The files of a set with text, beside what a library by itself reads of each. */
async function compareWith(
  folder: string,
  set: string,
  read: Read,
  readAlone: (bytes: Buffer) => Promise<boolean>,
) {
  const files = filesIn(join(folder, set));
  let [withText, library] = [0, 0];
  const lost: string[] = [];
  for (const file of files) {
    const isRead = articlesOf(await read(set, file)).some(({ text }) => hasText(text));
    const isReadAlone = await readAlone(readFileSync(join(folder, set, file))).catch(() => false);
    withText += Number(isRead);
    library += Number(isReadAlone);
    if (isReadAlone && !isRead) lost.push(`${set}/${file}`);
  }
  return { files: files.length, withText, library, lost };
}

const scorePdf = (folder: string, read: Read) =>
  compareWith(folder, 'pdf-pdfjs', read, async (bytes) => {
    const opening = await openPdf(new Uint8Array(bytes));
    try {
      const document = await opening.promise;
      for (let number = 1; number <= document.numPages; number++) {
        const { items } = await (await document.getPage(number)).getTextContent();
        if (items.some((item) => 'str' in item && hasText(item.str))) return true;
      }
      return false;
    } finally {
      await opening.destroy();
    }
  });

const scoreDocx = (folder: string, read: Read) =>
  compareWith(folder, 'docx-python-docx', read, async (buffer) =>
    hasText((await mammoth.extractRawText({ buffer })).value),
  );

const scoreFeeds = (folder: string, read: Read) =>
  compareWith(folder, 'rss-rome', read, async (bytes) => {
    const feed = parseFeed(bytes.toString('utf8'));
    return feed?.items.some(({ title, description }) => hasText(title) || hasText(description)) ?? false;
  });

/** The rows as the preview shows them, against the set's own reading. */
async function scoreCsv(folder: string, parser: ParserBench, log: ReturnType<typeof createLog>) {
  const set = join(folder, 'csv-spectrum');
  const goldens = filesIn(set).filter((file) => file.endsWith('.json'));
  const wrong: string[] = [];
  for (const golden of goldens) {
    const file = golden.replace('.json', '.csv');
    const run = await parser.run(join(set, file), file, { kind: 'preview' });
    log.add(`csv-spectrum/${file}`, run);
    const [head = [], ...rows] = run.preview?.rows ?? [];
    const read = rows.map((cells) =>
      Object.fromEntries(head.map((name, column) => [name, cells[column] ?? ''])),
    );
    const wanted = JSON.parse(readFileSync(join(set, golden), 'utf8'), (_, value) =>
      typeof value === 'string' ? normaliseText(value) : value,
    );
    if (JSON.stringify(read) !== JSON.stringify(wanted)) wrong.push(file);
  }
  return { files: goldens.length, right: goldens.length - wrong.length, wrong };
}

/** Each file names its language and its encoding: "pl__ibm852.txt". Right: the same text as with that encoding. */
async function scoreEncodings(folder: string, read: Read) {
  const files = filesIn(join(folder, 'encoding-uchardet'));
  const wrong: string[] = [];
  const predictions: Prediction[] = [];
  for (const file of files) {
    const label = /__(.+)\.\w+$/.exec(file)?.[1] ?? '';
    const encoding = findEncoding(label);
    const text = articlesOf(await read('encoding-uchardet', file, file.replace(/\.\w+$/, '.txt')))[0]?.text;
    const bytes = readFileSync(join(folder, 'encoding-uchardet', file));
    const isRight = encoding !== null && text === normaliseText(decodeAs(encoding, bytes));
    if (!isRight) wrong.push(file);
    predictions.push({
      id: `encoding/${file}`,
      outcome: isRight ? 'right' : 'wrong',
      ...(text !== undefined && { text }),
    });
  }
  return { figures: { files: files.length, right: files.length - wrong.length, wrong }, predictions };
}

/** html5lib's tests of what a page declares; without a declaration the standard falls back to windows-1252. */
function scoreDeclared(folder: string) {
  let [cases, right] = [0, 0];
  for (const file of filesIn(folder).filter((name) => name.endsWith('.dat'))) {
    const tests = `\n${readFileSync(join(folder, file), 'latin1')}`.split('\n#data\n').slice(1);
    for (const test of tests) {
      const [page = '', label = ''] = test.split('\n#encoding\n');
      const bytes = Buffer.from(page, 'latin1');
      const isMarked = page.startsWith('\xef\xbb\xbf');
      const encoding = isMarked ? 'utf-8' : (findDeclaredEncoding(bytes) ?? 'windows-1252');
      cases++;
      if (encoding === findEncoding(label.split('\n')[0]!)) right++;
    }
  }
  return { cases, right };
}

/** Strings that programs trip over: each as a text of its own, as a cell of text, and as a cell of titles. */
async function scoreStrings(
  folder: string,
  scratch: string,
  parser: ParserBench,
  log: ReturnType<typeof createLog>,
) {
  const strings: string[] = JSON.parse(readFileSync(join(folder, 'strings-blns/blns.json'), 'utf8'));
  const said = strings.map((string) => normaliseText(string));
  let plain = 0;
  for (const [index, string] of strings.entries()) {
    const file = join(scratch, `${index}.txt`);
    writeFileSync(file, string);
    const run = await parser.run(file, 'string.txt', { kind: 'articles' });
    log.add(`strings-blns/${index}`, run);
    const text = articlesOf(run)[0]?.text;
    if (hasText(said[index]) ? text === said[index] : text === undefined) plain++;
  }
  const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const table = async (row: (string: string) => string) => {
    const file = join(scratch, 'strings.csv');
    writeFileSync(file, `title,text\r\n${strings.map(row).join('\r\n')}\r\n`);
    const columns = { title: 0, text: 1, hasHeader: true, encoding: 'utf-8', delimiter: ',' };
    const run = await parser.run(file, 'strings.csv', { kind: 'articles', columns });
    log.add('strings-blns/table', run);
    return new Map(run.items.map((item) => [item.part, item]));
  };
  const asTexts = await table((string) => `,${quote(string)}`);
  const asTitles = await table((string) => `${quote(string)},Velm closes its harbour.`);
  const articleAt = (items: ReadonlyMap<string | null, ParsedItem>, index: number) => {
    const result = items.get(`row ${index + 2}`)?.result;
    return result?.ok ? result.value : undefined;
  };
  const folded = (text: string) => text.replace(/\s+/g, ' ').trim();
  return {
    strings: strings.length,
    plain,
    table: said.filter((text, index) => {
      const read = articleAt(asTexts, index)?.text;
      return hasText(text) ? read === text.trim() : read === undefined;
    }).length,
    titles: said.filter((text, index) => {
      const title = articleAt(asTitles, index)?.title ?? '';
      const isCut = title.endsWith(' …') && folded(text).startsWith(title.slice(0, -2));
      return folded(text) === '' || title === folded(text) || isCut;
    }).length,
  };
}
