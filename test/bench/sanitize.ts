import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { micromark } from 'micromark';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../src/browser.ts';
import { ask, type Connection, connect, runJob } from '../../src/connect.ts';
import { readCsvRows } from '../../src/ingest/csv.ts';
import { findProgram } from '../../src/program.ts';
import { browserArguments } from '../support/browser-arguments.ts';
import { serveDrawn } from '../support/drawn-host.ts';
import { enter } from '../support/workbench.ts';
import type { BenchResult } from './bench.ts';
import { inventPayloads, type Payload } from './firing-payloads.ts';
import { inventClaims } from './invented-claims.ts';
import { readJsonLines } from './json-lines.ts';
import { type ControlOutcome, runControl } from './sanitize-control.ts';

/** Beside markup, what a spreadsheet would run. */
const formulas: readonly Payload[] = [
  '=1+2',
  '=HYPERLINK("http://elsewhere.example/","open")',
  '+1+2',
  '-1+2',
  '@SUM(1)',
  "=cmd|' /C calc'!A0",
  '\t=1+2',
  '\r=1+2',
  "'=1+2",
].map((payload, index) => ({ id: `formula:${index}`, payload }));

/** What the page must do to be watched: calls that payloads make are counted and nothing else. */
const hooks = `for (const name of ['alert', 'confirm', 'prompt', 'print'])
  Object.defineProperty(window, name, { value: () => { globalThis.claimbenchFired(String(location.hash)); return null; } });`;

/** What came of the payloads, by the place where they stood. */
interface Tally {
  shown: number;
  scripts: number;
  requests: number;
  violations: number;
  dangers: number;
}

/**
 * Hostile markup comes in as pages, and stands in titles, by-lines, file names, tags, statements and notes; every view
 * that shows it is watched in a real browser, and so is what is exported. A control without defence says which of it
 * is dangerous there.
 */
export async function benchSanitize(data: string): Promise<BenchResult> {
  const given = readJsonLines<Payload>(join(data, 'data/sanitize/payloads.jsonl'));
  const payloads = [...given, ...inventPayloads(), ...formulas];
  const browser = await chromium.launch({ executablePath: findBrowser()!, args: browserArguments });
  try {
    const control = await runControl(browser, payloads);
    const found: Found = { tallies: {}, examples: [], predictions: [] };
    for (let start = 0; start < payloads.length; start += perLibrary)
      await tryLibrary(browser, payloads.slice(start, start + perLibrary), found);
    return report(payloads, control, found);
  } finally {
    await browser.close();
  }
}

/** So many payloads lie in one library: some hundreds are enough for every list to be long. */
const perLibrary = 300;

/** The library's name is the window's title. */
const hostileName = '<img src=x onerror=alert(1)>';

/** What came of all libraries so far. */
interface Found {
  readonly tallies: Record<string, Tally>;
  /** Of what should not have happened. */
  readonly examples: string[];
  readonly predictions: object[];
}

async function tryLibrary(browser: Browser, payloads: readonly Payload[], found: Found): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'claimbench-bench-'));
  const program = findProgram(new URL('../../src/cli.ts', import.meta.url).href);
  const connection = await connect(program.startProcess, {
    library: join(folder, `${hostileName}.claimbench`),
    create: true,
    stateFolder: folder,
    editorName: 'Ada',
    isSample: false,
  });
  try {
    const stored = await store(connection, payloads);
    const host = await serveDrawn(connection, program);
    const watched = await openWatched(browser, host.address);
    await showAll(watched, stored, found);
    await host.close();
    await checkExports(browser, connection, folder, payloads, found);
  } finally {
    await connection.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface StoredPayload extends Payload {
  readonly articleId: string;
  readonly claimId: string;
  readonly title: string;
  /** Words that only its article has. */
  readonly words: string;
}

const lineOf = (text: string, length = 300) => text.replaceAll(/\s+/g, ' ').trim().slice(0, length);

/** Imports each payload inside an article of its own, then writes it into every field that an editor can fill. */
async function store(connection: Connection, payloads: readonly Payload[]): Promise<StoredPayload[]> {
  const sentences = [...inventClaims(payloads.length * 4)];
  const uploads: string[] = [];
  for (const [index, { payload }] of payloads.entries()) {
    const [first, second, third, fourth] = sentences.slice(index * 4, index * 4 + 4);
    const page = `<html><head><title>${first}</title></head><body><article><h1>${first}</h1><p>${second}</p>${payload}<p>${third}</p><p>${fourth}</p></article></body></html>`;
    const received = await connection.receive(`${lineOf(payload)} ${index}.html`, [
      Buffer.from(page),
    ] as never);
    if (!received.ok) throw new Error(received.error.message);
    uploads.push(received.value);
  }
  const { outcomes, counts } = await runJob(connection, 'article.import', { uploads });
  if (counts.refused > 0)
    throw new Error(JSON.stringify(outcomes.filter(({ reason }) => reason).slice(0, 5)));
  const articles = await ask(connection, 'article.list', {});
  const byFile = new Map(articles.map(({ fileName, id }) => [fileName, id]));
  const stored: StoredPayload[] = [];
  for (const [index, payload] of payloads.entries()) {
    const text = payload.payload.trim();
    const articleId = byFile.get(`${lineOf(text)} ${index}.html`);
    if (articleId === undefined) throw new Error(`${payload.id} is not in the library by its file's name`);
    const title = `${lineOf(text)} ${index}`;
    const details = { title, author: lineOf(text) || null, publisher: lineOf(text) || null };
    await ask(connection, 'article.update', { id: articleId, ...details });
    const { revision } = await ask(connection, 'article.read', { id: articleId });
    const start = revision.text.indexOf(sentences[index * 4 + 2]!);
    const claim = await ask(connection, 'claim.create', {
      revisionId: revision.id,
      start: Math.max(0, start),
      end: Math.max(0, start) + 20,
      statement: text,
      note: text,
      ...(lineOf(text) && {
        tags: [lineOf(text)],
        attribution: [{ name: lineOf(text), kind: 'person' as const, role: null }],
      }),
    });
    // Markup that is never closed swallows what stands behind it.
    const words = sentences[index * 4 + 1]!.split(' ').slice(0, 6).join(' ');
    stored.push({ ...payload, articleId, claimId: claim.id, title, words });
  }
  return stored;
}

interface Watched {
  readonly page: Page;
  /** What has happened since it was asked the last time. */
  take(): { scripts: number; requests: string[]; violations: string[] };
  close(): Promise<void>;
}

/** A window in which every script of a payload, every request and every violation of the policy is counted. */
async function openWatched(browser: Browser, address: string): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  let [scripts, requests, violations]: [number, string[], string[]] = [0, [], []];
  await context.exposeFunction('claimbenchFired', () => {
    scripts++;
  });
  await context.addInitScript(hooks);
  const page = await context.newPage();
  const origin = new URL(address).origin;
  page.on('dialog', (dialog) => {
    scripts++;
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (/content security policy|trusted ?type/i.test(message.text())) violations.push(message.text());
  });
  // What the page itself needs is loaded before anything hostile is shown; afterwards it only talks to its host.
  const isOwn = (url: string) => [`${origin}/api`, `${origin}/events`].includes(url);
  await enter(page, address);
  await page.getByRole('main').waitFor();
  for (const view of ['library', 'claims', 'search', 'bin']) {
    await page.evaluate((to) => location.assign(to), `#/${view}`);
    await page.locator('a[aria-current=page]', { hasText: new RegExp(view, 'i') }).waitFor();
  }
  const loaded = new Set<string>(
    await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name)),
  );
  context.on('request', (request) => {
    const url = request.url();
    if (!isOwn(url) && !loaded.has(url) && !/^(?:blob|data):/.test(url) && !url.startsWith(`${origin}/#`))
      if (!/\/assets\/[\w.-]+\.(?:js|css|woff2)$/.test(url)) requests.push(url);
  });
  return {
    page,
    take() {
      const taken = { scripts, requests, violations };
      [scripts, requests, violations] = [0, [], []];
      return taken;
    },
    close: () => context.close(),
  };
}

/**
 * Elements and attributes that nothing imported may bring into the page: what runs, what loads, what leads away. The
 * page's own elements have none of them; what stands in the <template>s of its component library is inert.
 */
const findDangers = `(root) => {
  const found = [];
  for (const element of root.querySelectorAll('*')) {
    const tag = element.localName.toLowerCase();
    if (/^(?:script|iframe|frame|frameset|object|embed|applet|base|link|meta|portal|style|noscript|foreignobject|animate|set|math|audio|video|source|img|image)$/.test(tag)) found.push(tag);
    for (const { name, value } of [...element.attributes]) {
      if (/^on/i.test(name) || name === 'srcdoc') found.push(name);
      if (/^(?:href|src|action|formaction|xlink:href|data|srcset|poster)$/i.test(name) && !/^(?:#|https?:\\/\\/|mailto:)/.test(value)) found.push(name + '=' + value.slice(0, 40));
    }
  }
  return found;
}`;

function tallyOf(tallies: Record<string, Tally>, place: string): Tally {
  const tally = tallies[place] ?? { shown: 0, scripts: 0, requests: 0, violations: 0, dangers: 0 };
  tallies[place] = tally;
  return tally;
}

async function showAll(
  watched: Watched,
  stored: readonly StoredPayload[],
  { tallies, examples, predictions }: Found,
): Promise<void> {
  const { page } = watched;
  const count = async (place: string, what: string) => {
    const tally = tallyOf(tallies, place);
    const dangers = (await page.evaluate(`(${findDangers})(document.body)`)) as string[];
    const taken = watched.take();
    tally.shown++;
    tally.scripts += taken.scripts;
    tally.requests += taken.requests.length;
    tally.violations += taken.violations.length;
    tally.dangers += dangers.length;
    for (const bad of [...taken.requests, ...taken.violations, ...dangers])
      if (examples.length < 20) examples.push(`${place}, ${what}: ${bad}`);
  };
  const go = (route: string) => page.evaluate((to) => location.assign(to), `#/${route}`);
  watched.take();

  for (const { id, articleId, claimId, title } of stored) {
    await go(`read/${articleId}?claim=${claimId}`);
    await page.waitForFunction(
      (wanted) =>
        document.querySelector('div[role=document]')?.getAttribute('aria-label') === wanted &&
        document.querySelector('section[aria-label=Claim] h2') !== null,
      title,
    );
    predictions.push({ id, html: await page.locator('div[role=document]').innerHTML() });
    await count('Read, with the claim and the window’s title', id);
  }
  for (const [place, route, grid] of [
    ['Library', 'library', 'Articles'],
    ['Claims', 'claims', 'Claims'],
  ] as const) {
    await go(route);
    const rows = page.getByRole('grid', { name: grid });
    await rows.getByRole('row').nth(2).waitFor();
    for (let isEnd = false; !isEnd; ) {
      await count(place, 'a screen of rows');
      isEnd = await rows.evaluate((element) => {
        const box =
          [element, ...element.querySelectorAll('*')].find(
            (one) => one.scrollHeight > one.clientHeight + 4 && getComputedStyle(one).overflowY !== 'visible',
          ) ?? element;
        const before = box.scrollTop;
        box.scrollTop += box.clientHeight;
        return box.scrollTop === before;
      });
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
    }
  }
  const some = stored.filter((_, index) => index % 20 === 0);
  for (const { id, words } of some) {
    await go(`search?q=${encodeURIComponent(`"${words}"`)}`);
    await page.locator('[data-hit]').first().waitFor();
    await count('Search, with hits', id);
  }
  for (const { id, articleId } of some) {
    await go('library');
    await go(`read/${articleId}`);
    await page.getByRole('button', { name: 'Edit details' }).click();
    await page.getByRole('dialog', { name: 'Edit details' }).waitFor();
    await count('Details', id);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+k');
    await page.getByLabel('What to do, or where to go').fill(id);
    await count('Palette', id);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  if (!(await page.title()).startsWith(hostileName)) examples.push(`window title: ${await page.title()}`);
  await go('library');
  await page.getByRole('grid', { name: 'Articles' }).getByRole('row').nth(2).waitFor();
  await page.getByRole('grid', { name: 'Articles' }).getByRole('button').last().click();
  await page.getByRole('menu').waitFor();
  await count('Menu of a row', 'the last shown');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Shift+h');
  await page.getByRole('dialog').getByRole('listitem').first().waitFor();
  await count('History', 'the last acts');
  await page.keyboard.press('Escape');
  for (const format of ['JSON', 'CSV', 'Markdown']) {
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('radio', { name: format }).check({ force: true });
    await page.getByRole('region', { name: 'How the file begins' }).waitFor({ timeout: 60_000 });
    await count('Export, how the file begins', format);
    await page.keyboard.press('Escape');
  }
  await watched.close();
}

/** The three formats, as files that a browser opens, and as what reads them makes of them. */
async function checkExports(
  browser: Browser,
  connection: Connection,
  folder: string,
  payloads: readonly Payload[],
  { tallies, examples }: Found,
): Promise<void> {
  for (const format of ['json', 'csv', 'markdown'] as const) {
    const { content, fileName } = await ask(connection, 'claimSet.export', { format });
    const file = join(folder, fileName);
    writeFileSync(file, content);
    const ending = fileName.split('.').slice(1).join('.');
    const tally = tallyOf(tallies, `${ending} opened as a file, and read`);
    tally.shown++;
    const context = await browser.newContext();
    await context.exposeFunction('claimbenchFired', () => tally.scripts++);
    await context.addInitScript(hooks);
    const page = await context.newPage();
    context.on('request', (request) => {
      if (request.url() !== pathToFileURL(file).href) tally.requests++;
    });
    // Formats that a browser does not show are downloaded.
    await page.goto(pathToFileURL(file).href).catch(() => {});
    if (format === 'markdown') {
      // Read by something that lets all HTML and every address through: only what Markdown itself keeps apart is left.
      const html = micromark(content, { allowDangerousHtml: true, allowDangerousProtocol: true });
      const outcome = (await runControl(browser, [{ id: 'report', payload: html }])).get('report')!;
      tally.scripts += Number(outcome.hasFired);
      tally.requests += outcome.requests;
      await page.goto('about:blank');
      const dangers = (await page.evaluate(
        `(${findDangers})(new DOMParser().parseFromString(${JSON.stringify(html)}, 'text/html').body)`,
      )) as string[];
      tally.dangers += dangers.length;
      examples.push(...dangers.slice(0, 5).map((danger) => `Markdown: ${danger}`));
    }
    if (format === 'csv') {
      for await (const { cells } of readCsvRows(Buffer.from(content), 'utf-8', ',')) {
        const bad = cells.filter((cell) => /^[=+\-@\t\r]/.test(cell ?? ''));
        tally.dangers += bad.length;
        examples.push(...bad.slice(0, 3).map((cell) => `CSV: ${cell}`));
      }
    }
    if (format === 'json') {
      const notes = new Set((JSON.parse(content).claim as { note: string }[]).map(({ note }) => note));
      const lost = payloads.filter(({ payload }) => !notes.has(payload.trim()));
      tally.dangers += lost.length;
      examples.push(...lost.slice(0, 5).map(({ id }) => `JSON lacks ${id}`));
    }
    await context.close();
  }
}

function report(
  payloads: readonly Payload[],
  control: ReadonlyMap<string, ControlOutcome>,
  { tallies, examples, predictions }: Found,
): BenchResult {
  const outcomes = [...control.values()];
  const fires = outcomes.filter(({ hasFired }) => hasFired).length;
  const asks = outcomes.filter(({ requests }) => requests > 0).length;
  const rows = Object.entries(tallies);
  const total = (key: keyof Tally) => rows.reduce((sum, [, tally]) => sum + tally[key], 0);
  const line = (cells: readonly (string | number)[]) =>
    cells.map((cell, at) => (at === 0 ? String(cell).padEnd(52) : String(cell).padStart(12))).join('');
  const figures = {
    payloads: payloads.length,
    control: { fire: fires, ask: asks },
    scripts: total('scripts'),
    requests: total('requests'),
    violations: total('violations'),
    dangers: total('dangers'),
  };
  const problems = [
    ...(fires < 500 ? [`Only ${fires} payloads fire in the control: the run says little.`] : []),
    ...(figures.scripts + figures.requests + figures.violations + figures.dangers > 0
      ? ['Something of a payload got through:', ...examples]
      : examples),
  ];
  return {
    report: [
      `${payloads.length} payloads. In a page without defence ${fires} run a script and ${asks} ask for something.`,
      '',
      line(['Where', 'shown', 'scripts', 'requests', 'violations', 'dangers']),
      ...rows.map(([place, tally]) =>
        line([place, tally.shown, tally.scripts, tally.requests, tally.violations, tally.dangers]),
      ),
    ].join('\n'),
    figures,
    predictions,
    problems,
  };
}
