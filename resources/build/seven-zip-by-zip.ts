#!/usr/bin/env node
import { spawnSync } from 'node:child_process';

/** Stands in for 7z where only zip is installed: `a [options] ARCHIVE WHAT`, of which zip knows two options. */

const [, , command, ...rest] = process.argv;
const level = rest.find((part) => part.startsWith('-mx='))?.slice(4) ?? '7';
const [archive = '', ...what] = rest.filter((part) => !part.startsWith('-'));
if (command !== 'a' || !archive.endsWith('.zip')) throw new Error('Only zip archives can be made here.');
const { status } = spawnSync('zip', ['-q', '-r', '-y', `-${level}`, archive, ...what], { stdio: 'inherit' });
process.exitCode = status ?? 1;
