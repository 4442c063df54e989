import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser, findOnPath } from '../../src/browser.ts';

/** `npm test`: every check of the project, one after the other; the last line counts them. */

const root = join(import.meta.dirname, '..', '..');
const bin = (name: string) => join(root, 'node_modules', '.bin', name);
let passed = 0;
let failed = 0;

ensureBrowser();
check('lint', bin('biome'), ['ci', '--error-on-warnings', '.']);
check('types', bin('tsc'), ['-b']);
check('dead code', bin('knip'), []);
check('build', 'npm', ['run', '--silent', 'build']);
runTests();
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed ? 1 : 0;

function run(command: string, args: string[]): boolean {
  return (
    spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' }).status ===
    0
  );
}

function check(name: string, command: string, args: string[]): void {
  const isFine = run(command, args);
  process.stdout.write(`${isFine ? 'ok' : 'FAILED'}: ${name}\n`);
  if (isFine) passed++;
  else failed++;
}

function runTests(): void {
  const report = join(root, 'test', 'output', 'results.json');
  mkdirSync(join(root, 'test', 'output'), { recursive: true });
  rmSync(report, { force: true });
  const isFine = run(bin('vitest'), [
    'run',
    '--config',
    'test/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  if (!existsSync(report)) {
    failed++;
    return;
  }
  const results = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numFailedTestSuites: number;
  };
  passed += results.numPassedTests;
  // A file that fails to load has no tests to count.
  // An error outside any test fails the run and no test.
  failed += Math.max(results.numFailedTests, Math.min(1, results.numFailedTestSuites), isFine ? 0 : 1);
}

/**
 * The end-to-end tests need a real browser, and take less time with a headless shell beside it. On a build machine both
 * are installed; a person is asked for the browser.
 */
function ensureBrowser(): void {
  const missing = [
    ...(findBrowser() ? [] : ['chromium']),
    ...(findOnPath(['chromium-headless-shell']) ? [] : ['chromium-headless-shell']),
  ];
  const isDebian = existsSync('/etc/debian_version');
  const mayInstall = isDebian && (process.getuid?.() === 0 || process.env.CI === 'true');
  if (mayInstall && missing.length > 0) {
    const aptGet = process.getuid?.() === 0 ? ['apt-get'] : ['sudo', 'apt-get'];
    const [command = '', ...given] = aptGet;
    run(command, [...given, 'update']);
    // One that this Debian does not have is no reason to go without the other.
    for (const name of missing) run(command, [...given, 'install', '-y', '--no-install-recommends', name]);
  }
  if (findBrowser()) return;
  process.stderr.write(
    'The tests need Chromium, Chrome or Edge and found none. Install one: sudo apt-get install chromium\n',
  );
  process.exit(1);
}
