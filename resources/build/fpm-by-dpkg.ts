#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

/**
 * Stands in for fpm, which electron-builder would fetch: makes a deb with the system's own dpkg-deb.
 * Understands what electron-builder says to fpm, and refuses what it does not know.
 */

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true, default: [] as string[] } as const;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    input: { ...text, short: 's' },
    target: { ...text, short: 't' },
    force: { type: 'boolean' },
    architecture: text,
    'after-install': text,
    'after-remove': text,
    description: text,
    version: text,
    package: text,
    name: text,
    maintainer: text,
    vendor: text,
    url: text,
    license: text,
    depends: { ...texts, short: 'd' },
    'deb-recommends': texts,
    'deb-priority': text,
    'deb-compression': text,
  },
});

const tree = mkdtempSync(join(tmpdir(), 'claimbench-deb-'));
try {
  for (const positional of positionals) {
    const [from = '', to = ''] = positional.split('=');
    const target = join(tree, to);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(from, target, { recursive: true, verbatimSymlinks: true });
  }
  const control = join(tree, 'DEBIAN');
  mkdirSync(control);
  writeFileSync(join(control, 'control'), describePackage());
  writeScript(join(control, 'postinst'), values['after-install']);
  writeScript(join(control, 'postrm'), values['after-remove']);
  chmodSync(tree, 0o755);
  const compression = `-Z${values['deb-compression'] ?? 'xz'}`;
  const args = ['--root-owner-group', compression, '--build', tree, values.package ?? ''];
  const { status } = spawnSync('dpkg-deb', args, { stdio: 'inherit' });
  process.exitCode = status ?? 1;
} finally {
  rmSync(tree, { recursive: true });
}

/** The fields of Debian's control file. */
function describePackage(): string {
  const [synopsis = '', ...more] = (values.description ?? '').split('\n').map((line) => line.trim());
  const fields = {
    Package: values.name,
    Version: values.version,
    Architecture: values.architecture,
    Maintainer: values.maintainer,
    Homepage: values.url,
    Section: 'editors',
    Priority: values['deb-priority'],
    Depends: values.depends.join(', '),
    Recommends: values['deb-recommends'].join(', '),
    Description: [synopsis, ...more.filter(Boolean)].join('\n '),
  };
  return Object.entries(fields)
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}

function writeScript(file: string, source: string | undefined): void {
  if (!source) return;
  writeFileSync(file, readFileSync(source));
  chmodSync(file, 0o755);
}
