import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLibrary } from './support/open-library.ts';
import { temporaryFolder } from './support/temporary-folder.ts';
import { writeXlsx } from './support/write-office.ts';

const cli = join(import.meta.dirname, '..', 'dist', 'main', 'cli.js');

function openShell() {
  const folder = temporaryFolder();
  const write = (name: string, content: string) => writeFileSync(join(folder, name), content);
  const run = (...args: string[]) => {
    const env = { ...process.env, XDG_DATA_HOME: join(folder, 'data') };
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
      cwd: folder,
      encoding: 'utf8',
      env,
    });
    return { status, stdout, stderr };
  };
  return { folder, write, run };
}

const first =
  'Bridge closed after crack\n\nAbout 1,200 drivers were turned back on Monday, the road office said.';
const second =
  'Crack shuts bridge\n\nNearly 800 drivers were turned back on Monday, according to the police.';

test('a script imports, marks, compares, lists, exports and verifies', () => {
  const { folder, write, run } = openShell();
  write('-first.txt', first);
  write('second.md', second);
  write(
    'claims.jsonl',
    `${JSON.stringify({ id: 'x1', file: '-first.txt', quote: 'About 1,200 drivers were turned back on Monday', type: 'quantity', tags: ['traffic'], speaker: 'the road office' })}\n`,
  );
  const imported = run(
    'import',
    '--library',
    'l.claimbench',
    '--publisher',
    'Post',
    '--published',
    '2026-03-02',
    '--json',
    '--',
    '-first.txt',
    'second.md',
  );
  expect(imported).toMatchObject({ status: 0, stderr: '' });
  expect(JSON.parse(imported.stdout)).toMatchObject([
    { name: '-first.txt', outcome: 'added' },
    { name: 'second.md', outcome: 'added' },
  ]);
  const articles = JSON.parse(run('list', 'articles', '--library', 'l.claimbench', '--json').stdout);
  expect(articles).toMatchObject([{ publisher: 'Post', publishedAt: '2026-03-02' }, { publisher: 'Post' }]);
  const article = articles.find(({ fileName }: { fileName: string }) => fileName === 'second.md').id;
  expect(run('claim', 'add', '--library', 'l.claimbench', '--from', 'claims.jsonl')).toMatchObject({
    status: 0,
  });
  const quote = 'Nearly 800 drivers were turned back on Monday';
  expect(
    run(
      'claim',
      'add',
      '--library',
      'l.claimbench',
      '--article',
      article,
      '--quote',
      quote,
      '--tag',
      'traffic',
      '--tag',
      'police',
    ),
  ).toMatchObject({ status: 0 });
  expect(run('crossref', '--library', 'l.claimbench')).toMatchObject({
    status: 0,
    stdout: '2 claims compared, 1 suggestions open\n',
  });
  const [link] = JSON.parse(run('list', 'links', '--library', 'l.claimbench', '--json').stdout);
  expect(link).toMatchObject({ relation: 'differs', decision: null, externalA: 'x1' });
  expect(Object.keys(link)).toEqual(expect.arrayContaining(['a', 'b', 'confidence', 'ledger']));
  expect(JSON.parse(run('list', 'tags', '--library', 'l.claimbench', '--json').stdout)).toMatchObject([
    { name: 'police', claims: 1 },
    { name: 'traffic', claims: 2 },
  ]);
  expect(JSON.parse(run('list', 'points', '--library', 'l.claimbench', '--json').stdout)).toMatchObject([
    { claimIds: [link.a, link.b] },
  ]);
  expect(JSON.parse(run('list', 'claims', '--library', 'l.claimbench', '--json').stdout)).toMatchObject([
    { externalId: 'x1' },
    { wording: quote },
  ]);
  expect(run('export', '--library', 'l.claimbench', '--format', 'json', '--out', 'set.json')).toMatchObject({
    status: 0,
    stdout: '',
  });
  expect(run('import-set', 'set.json', '--library', 'copy.claimbench')).toMatchObject({
    status: 0,
    stdout: '2 articles, 2 claims\n',
  });
  expect(run('export', '--library', 'copy.claimbench', '--format', 'json').stdout).toBe(
    readFileSync(join(folder, 'set.json'), 'utf8'),
  );
  expect(run('export', '--library', 'copy.claimbench', '--format', 'csv').stdout).toContain('x1');
  expect(run('verify', '--library', 'copy.claimbench')).toMatchObject({ status: 0 });
  expect(readdirSync(folder).filter((name) => name.endsWith('-wal') || name.startsWith('.'))).toEqual([]);
});

test('the columns that a script names are those of the sheet that it names', () => {
  const { folder, run } = openShell();
  const cell = (at: string, text: string) => `<c r="${at}" t="str"><v>${text}</v></c>`;
  const rowsOf = (text: string) =>
    `<row r="1">${cell('A1', 'Headline')}${cell('B1', 'Body')}</row><row r="2">${cell('A2', text)}${cell('B2', `${text}, the port office said.`)}</row>`;
  const book = writeXlsx({ May: rowsOf('The port is shut'), June: rowsOf('The port is open') });
  writeFileSync(join(folder, 'book.xlsx'), book);
  const add = (columns: string, sheet: string) =>
    run('import', 'book.xlsx', '--library', 'l.claimbench', '--columns', columns, '--sheet', sheet).stdout;
  expect(add('text=Body,title=1', 'June')).toBe('added\tbook.xlsx › row 2\tThe port is open\n');
  expect(add('guess', 'May')).toBe('added\tbook.xlsx › row 2\tThe port is shut\n');
});

test('a script takes folders and tables in, and learns what a revision did to its claims', () => {
  const { folder, write, run } = openShell();
  const ask = (...args: string[]) => run(...args, '--library', 'l.claimbench');
  mkdirSync(join(folder, 'desk', 'older'), { recursive: true });
  write('desk/first.txt', first);
  write('desk/older/second.md', second);
  write('desk/.hidden.txt', 'Not an article.');
  write(
    'table.csv',
    'Headline,Body\nPort shut,"The harbour closed at noon on Monday, the port office said."\n',
  );
  expect(ask('import', 'desk')).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^added.*\nadded.*\n$/),
  });
  expect(ask('import', 'table.csv')).toMatchObject({
    status: 3,
    stdout: expect.stringContaining('--columns'),
  });
  expect(run('table', 'table.csv').stdout).toMatch(/^columns: text=2,title=1\nHeadline\tBody\n/);
  expect(ask('import', 'table.csv', '--columns', 'text=Nothing')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('Headline, Body'),
  });
  expect(ask('import', 'table.csv', '--columns', 'text=body,title=1')).toMatchObject({
    status: 0,
    stdout: 'added\ttable.csv › row 2\tPort shut\n',
  });
  expect(ask('import', 'table.csv', '--columns', 'guess').stdout).toMatch(/^duplicate\t/);

  const articles = JSON.parse(ask('list', 'articles', '--json').stdout);
  const { id } = articles.find(({ fileName }: { fileName: string }) => fileName === 'first.txt');
  const [{ claimId }] = JSON.parse(
    ask(
      'claim',
      'add',
      '--article',
      id,
      '--quote',
      'About 1,200 drivers were turned back on Monday',
      '--json',
    ).stdout,
  );
  write('corrected.txt', first.replace('1,200', '1,350'));
  expect(ask('import', 'corrected.txt', '--revision-of', id).stdout).toMatch(/claims: 1 value-changed\n$/);
  expect(ask('revised').stdout).toMatch(/^value-changed\t.*\tBridge closed after crack\t.*1,200.* → .*1,350/);
  const words = ['--quote', '1,350 drivers were turned back'];
  expect(ask('revised', 'place', claimId, ...words)).toMatchObject({ status: 0, stdout: `${words[1]}\n` });
  expect(ask('revised').stdout).toBe('');
  ask('undo');
  expect(ask('revised', 'confirm', claimId).status).toBe(0);
  expect(ask('revised').stdout).toBe('');
  expect(ask('copies', id)).toMatchObject({ status: 0 });
});

test('why explains two passages without a library and leaves nothing behind', () => {
  const { folder, run } = openShell();
  const { status, stdout } = run(
    'why',
    'The bridge was closed on 3 March 2026',
    'The bridge was closed on 5 March 2026',
    '--json',
  );
  expect(status).toBe(0);
  const explanation = JSON.parse(stdout);
  expect(explanation).toMatchObject({ relation: 'differs' });
  expect(explanation.ledger.rows).toContainEqual(
    expect.objectContaining({ dimension: 'date', outcome: 'differ' }),
  );
  expect(readdirSync(folder).filter((name) => name.includes('claimbench'))).toEqual([]);
});

test('why --pairs answers each line by its id, reports the bad ones by their number, and goes on', () => {
  const { write, run } = openShell();
  const pair = (id: string, a: string, b: string, more = {}) => JSON.stringify({ id, a, b, ...more });
  const closed = (day: string) => `The bridge was closed on ${day}`;
  write(
    'pairs.jsonl',
    [
      pair('p1', closed('3 March 2026'), closed('5 March 2026'), { label: 'agree' }),
      '{"id": "p2", "a": "only one side"}',
      'no JSON',
      '',
      pair('p3', closed('Monday'), closed('2 March 2026'), { publishedA: '2026-03-04', publishedB: null }),
    ].join('\n'),
  );
  const { status, stdout, stderr } = run('why', '--pairs', 'pairs.jsonl');
  expect(status).toBe(3);
  const answers = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(answers).toMatchObject([
    { id: 'p1', relation: 'differs', label: 'differ' },
    { id: 'p3', label: 'agree' },
  ]);
  expect(Object.keys(answers[0]!)).toEqual([
    'id',
    'relation',
    'subject',
    'confidence',
    'rule',
    'scores',
    'ledger',
    'label',
  ]);
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringMatching(/^pairs\.jsonl, line 2: b: /),
    expect.stringMatching(/^pairs\.jsonl, line 3: not JSON/),
  ]);
  expect(run('why', '--pairs', 'gone.jsonl')).toMatchObject({
    status: 3,
    stderr: expect.stringContaining('gone.jsonl'),
  });
  expect(run('why', 'A', 'B', '--pairs', 'pairs.jsonl').status).toBe(2);
});

test('matching by the command line: aliases, voices, joins, aged decisions, earlier checks, what is said elsewhere', () => {
  const { write, run } = openShell();
  const ok = (...args: string[]) => {
    const { status, stdout, stderr } = run(...args, '--library', 'l.claimbench');
    expect({ args, status, stderr }).toEqual({ args, status: 0, stderr: '' });
    return stdout;
  };
  const json = (...args: string[]) => JSON.parse(ok(...args, '--json'));
  write('first.txt', first);
  write('second.md', second);
  write(
    'checks.jsonl',
    '{"text": "About 1,200 drivers were turned back on Monday.", "verdict": "True", "publisher": "Klar"}\n{}\n',
  );
  ok('import', 'first.txt', 'second.md');
  const articles = json('list', 'articles').map(({ id }: { id: string }) => id);
  const quote = 'About 1,200 drivers were turned back on Monday';
  const [{ claimId: a }] = JSON.parse(
    run('claim', 'add', '--article', articles[1], '--quote', quote, '--library', 'l.claimbench', '--json')
      .stdout,
  );

  const imported = run('import-checks', 'checks.jsonl', '--library', 'l.claimbench');
  expect(imported).toMatchObject({
    status: 3,
    stdout: expect.stringMatching(/^added\tline 1\t.*\nrefused\tline 2\t“text”/),
  });
  expect(ok('lookup', 'About 1,200 drivers were turned back')).toMatch(/Klar/);
  expect(json('lookup', a, '--limit', '1')).toMatchObject([{ kind: 'earlierCheck' }]);
  expect(ok('list', 'checks')).toContain('Klar');

  expect(ok('elsewhere', a, '--accept', '--tag', 'found')).toMatch(/^differs\t.*Nearly 800/);
  expect(ok('elsewhere', a)).toBe('');
  const claims = json('list', 'claims').map(({ id }: { id: string }) => id);
  const b = claims.find((id: string) => id !== a);
  expect(ok('why', a, b)).toMatch(/^differs/);
  ok('decide', a, b, 'differs');
  expect(ok('aged')).toBe('');
  ok('claim', 'set', a, '--statement', 'Some 900 drivers were turned back on Monday.');
  expect(ok('aged')).toContain('Some 900 drivers');
  expect(ok('confirm', b, a)).toContain('Confirm 1 decision');
  expect(ok('aged')).toBe('');

  expect(ok('voices', a)).toMatch(/^2 articles, 2 independent/);
  ok('source', 'join', ...articles);
  expect(ok('voices', a)).toMatch(/^2 articles, 1 independent[\s\S]*joined by /);
  ok('source', 'split', articles[0], articles[1]);
  expect(ok('voices', a)).toMatch(/2 independent[\s\S]*kept apart: /);
  expect(ok('stale')).toBe('');

  ok('alias', 'add', 'the road office', 'County Road Office');
  ok('alias', 'set', 'the road office', '--for', 'Office of Roads');
  const [alias] = json('list', 'aliases');
  expect(alias).toMatchObject({ name: 'the road office', standsFor: 'Office of Roads' });
  ok('delete', 'alias', alias.id);
  expect(ok('list', 'bin')).toContain('the road office = Office of Roads');
  ok('restore', 'alias', alias.id);
  const [check] = json('list', 'checks');
  ok('delete', 'check', check.id);
  expect(json('list', 'checks')).toEqual([]);
  expect(run('alias', 'set', 'nobody', '--library', 'l.claimbench')).toMatchObject({
    status: 3,
    stderr: expect.stringContaining('There is no alias “nobody”'),
  });
});

test('exit codes tell usage, refusal, lock and files that are no library apart', async () => {
  const { folder, write, run } = openShell();
  write('a.txt', first);
  write('photo.png', 'no text');
  write('fake.claimbench', 'Dear editor, this is a letter.');
  mkdirSync(join(folder, 'state'));
  expect(run().status).toBe(2);
  expect(run('dance').status).toBe(2);
  expect(run('list', 'claims').status).toBe(2);
  expect(run('list', 'claims', '--library', 'l.claimbench', '--colour', 'red').status).toBe(2);
  expect(run('list', 'claims', '--library', 'none.claimbench')).toMatchObject({
    status: 3,
    stderr: expect.stringContaining('none.claimbench'),
  });
  expect(existsSync(join(folder, 'none.claimbench'))).toBe(false);
  expect(run('import', 'a.txt', 'photo.png', 'gone.txt', '--library', 'l.claimbench').status).toBe(3);
  expect(run('list', 'claims', '--library', 'fake.claimbench')).toMatchObject({
    status: 6,
    stderr: expect.stringContaining('not a Claimbench library'),
  });
  expect(readFileSync(join(folder, 'fake.claimbench'), 'utf8')).toBe('Dear editor, this is a letter.');
  await openLibrary(join(folder, 'l.claimbench'));
  expect(run('list', 'claims', '--library', 'l.claimbench')).toMatchObject({
    status: 4,
    stderr: expect.stringContaining('open in another Claimbench'),
  });
});

test('copy writes the library into a new file, and never over another', () => {
  const { folder, write, run } = openShell();
  write('a.txt', first);
  run('import', 'a.txt', '--library', 'l.claimbench');
  expect(run('copy', 'kept.claimbench', '--library', 'l.claimbench')).toMatchObject({
    status: 0,
    stdout: 'copied to kept.claimbench\n',
  });
  expect(run('list', 'articles', '--library', 'kept.claimbench').stdout).toBe(
    run('list', 'articles', '--library', 'l.claimbench').stdout,
  );
  const before = readFileSync(join(folder, 'kept.claimbench'));
  expect(run('copy', 'kept.claimbench', '--library', 'l.claimbench')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('kept.claimbench” is there already'),
  });
  expect(run('copy', 'l.claimbench', '--library', 'l.claimbench').status).toBe(2);
  expect(run('copy', 'none/kept.claimbench', '--library', 'l.claimbench').status).toBe(5);
  expect(readFileSync(join(folder, 'kept.claimbench'))).toEqual(before);
});

test('a line of a batch that is no claim is named, and nothing of the batch is added', () => {
  const { write, run } = openShell();
  write('a.txt', first);
  run('import', 'a.txt', '--library', 'l.claimbench');
  write('claims.jsonl', '{"file": "a.txt", "quote": "About 1,200 drivers"}\n{"file": "a.txt"}\n');
  expect(run('claim', 'add', '--library', 'l.claimbench', '--from', 'claims.jsonl')).toMatchObject({
    status: 3,
    stderr: expect.stringContaining('line 2'),
  });
  expect(JSON.parse(run('list', 'claims', '--library', 'l.claimbench', '--json').stdout)).toEqual([]);
});

test.runIf(process.platform === 'linux')('a full disk is an error, not silence', () => {
  const { write, run } = openShell();
  write('a.txt', first);
  run('import', 'a.txt', '--library', 'l.claimbench');
  const { status, stderr } = run(
    'export',
    '--library',
    'l.claimbench',
    '--format',
    'json',
    '--out',
    '/dev/full',
  );
  expect({ status, stderr }).toMatchObject({ status: 5, stderr: expect.stringContaining('ENOSPC') });
  const listed = spawnSync('sh', ['-c', `"${process.execPath}" "${cli}" --help > /dev/full`], {
    encoding: 'utf8',
  });
  expect(listed).toMatchObject({ status: 5, stderr: expect.stringContaining('ENOSPC') });
});

test('the whole job by the command line: collections, verdicts, evidence, tags, triage, points, search, undo', () => {
  const { write, run } = openShell();
  write('first.txt', first);
  write('second.md', second);
  write('log.txt', 'counted: 1,180');
  const ok = (...args: string[]) => {
    const { status, stdout, stderr } = run(...args, '--library', 'l.claimbench');
    expect({ args, status, stderr }).toEqual({ args, status: 0, stderr: '' });
    return stdout;
  };
  const json = (...args: string[]) => JSON.parse(ok(...args, '--json'));

  ok('collection', 'add', 'Bridge');
  ok('import', 'first.txt', 'second.md', '--collection', 'bridge');
  const articles = json('list', 'articles', '--collection', 'Bridge');
  expect(articles).toHaveLength(2);
  expect(ok('suggest', articles[0].id, '--accept', '--tag', 'traffic')).toContain('drivers were turned back');
  ok(
    'claim',
    'add',
    '--article',
    articles[1].id,
    '--quote',
    'About 1,200 drivers were turned back on Monday',
  );
  ok('claim', 'add', '--heard', 'Repairs will last until May.', '--speaker', 'Mina Holt');
  const claims = json('list', 'claims');
  expect(claims).toHaveLength(3);
  const [a, b] = claims.map(({ id }: { id: string }) => id);

  ok('claim', 'set', a, b, '--status', 'checking', '--tag', 'Monday');
  ok('claim', 'set', a, '--verdict', 'mostly true', '--reason', 'The log counts 1,180.');
  ok('evidence', 'add', a, '--file', 'log.txt', '--stance', 'for');
  expect(ok('evidence', 'list', a)).toContain('log.txt');
  expect(ok('claim', 'history', a)).toContain('verdictId\t → Mostly true');
  ok('tag', 'set', 'traffic', '--title', 'roads', '--colour', '#2f5bd0');
  expect(json('tag', 'merge', 'Monday', 'roads')).toMatchObject({ name: 'roads', claims: 2 });

  expect(ok('triage')).toContain('differs');
  expect(ok('decide', '--above', '0.1', '--dry-run')).toContain('differs');
  expect(json('triage')).toMatchObject({ decided: 0 });
  ok('decide', a, b, 'updates', '--later', b, '--reason', 'counted a day later');
  expect(json('triage')).toMatchObject({ decided: 1 });
  expect(json('compare').rows[0]).toMatchObject({ finding: 'later' });
  ok('point', 'set', a, '--title', 'Drivers turned back', '--low', '1180');
  ok('point', 'split', a, b);
  ok('point', 'merge', a, b);
  expect(ok('compare')).toContain('Drivers turned back');
  expect(ok('search', 'tag:roads', 'drivers')).toMatch(/^claim/m);

  ok('delete', 'claim', b);
  expect(ok('list', 'bin')).toContain(b);
  ok('restore', 'claim', b);
  expect(ok('undo')).toMatch(/^undone: Restore claim/);
  expect(ok('redo')).toMatch(/^done again: Restore claim/);
  const history = json('history');
  expect(history.at(-1)).toMatchObject({ label: 'Add collection “Bridge”' });
  ok('undo', '--through', history.at(-1).id);
  expect(json('list', 'claims')).toEqual([]);
  expect(ok('settings', '--theme', 'dark', '--reading-width', 'wide')).toMatch(
    /"dark"[\s\S]*readingWidth\t"wide"/,
  );
  expect(ok('verify')).toContain('sound');

  const refused = run('tag', 'merge', 'nothing', 'roads', '--library', 'l.claimbench');
  expect(refused).toMatchObject({ status: 3, stderr: expect.stringContaining('There is no tag “nothing”') });
  const misused = run('verify', '--tag', 'x', '--library', 'l.claimbench');
  expect(misused).toMatchObject({ status: 2, stderr: expect.stringContaining('takes no --tag') });
});

test('what is wrong on the command line is said by its own word, not by the name of an operation', () => {
  const { write, run } = openShell();
  const ask = (...args: string[]) => run(...args, '--library', 'l.claimbench');
  const shipping =
    'The ferry carried 214 passengers and nine cars to Orrin on Thursday, 40 more than in May.';
  write('a.txt', `Ferry\n\n${shipping} ${shipping.replace('Thursday', 'Friday')}`);
  write('b.txt', `Ship\n\n${shipping} ${shipping.replace('Thursday', 'Friday')} Tickets stay valid.`);
  write('t.csv', `Headline,Body,Day\nPort shut,"${shipping}",2026-03-05\n`);
  ask('import', 'a.txt', 'b.txt');
  const [{ id }] = JSON.parse(ask('list', 'articles', '--json').stdout);
  const told = (...args: string[]) => {
    const { status, stderr } = ask(...args);
    expect(status).not.toBe(0);
    expect(stderr).not.toMatch(/article\.|Invalid/);
    return stderr;
  };
  expect(told('fetch', 'foo')).toBe('“foo” is no web address: it begins with https:// or http://.\n');
  expect(told('copies', 'nope')).toMatch(/^“nope” is no id: it looks like /);
  expect(told('article', 'set', id, '--published', 'yesterday')).toMatch(/^“yesterday” is no date: /);
  expect(told('article', 'set', id, '--language', 'english please')).toContain('no language tag');
  expect(ask('suggest', id).stdout).toMatch(/\tnumber “214 passengers”, “nine cars”.*; date “Thursday”/);
  expect(ask('copies', id).stdout).toMatch(/\t(?:Ferry|Ship)\n$/);
  expect(ask('import', 't.csv', '--columns', 'text=Body,published=Day')).toMatchObject({ status: 0 });
  expect(ask('list', 'articles', '--json').stdout).toContain('2026-03-05');
});

test('what it prints is English, whatever language the window has', () => {
  const { folder, write, run } = openShell();
  write('a.txt', first);
  mkdirSync(join(folder, 'data', 'claimbench'), { recursive: true });
  writeFileSync(join(folder, 'data', 'claimbench', 'preferences.json'), '{"language":"pseudo"}');
  expect(run('history', '--library', 'a.claimbench').stderr).toMatch(/^There is no file “.*a\.claimbench”\./);
  expect(run('import', 'a.txt', '--library', 'a.claimbench')).toMatchObject({ status: 0 });
  expect(run('tag', 'add', 'Ferry', '--library', 'a.claimbench')).toMatchObject({ status: 0 });
  expect(run('history', '--library', 'a.claimbench').stdout).toMatch(/\tAdd tag “Ferry”\n.*\tAdd “a.txt”\n$/);
  expect(run('tag', 'add', 'Ferry', '--library', 'a.claimbench').stderr).toBe(
    'There is a tag “Ferry” already. To make one of the two, merge them.\n',
  );
});
