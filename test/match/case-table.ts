import { readFileSync } from 'node:fs';
import { z } from 'zod';
import {
  Dimension,
  type Explanation,
  LedgerRow,
  type Passage,
  Relation,
} from '../../src/contract/reading.ts';

const outcome = LedgerRow.shape.outcome;

/** One passage of a case: the sentence without brackets, and the marked words in it. */
export interface CaseSide {
  readonly passage: Passage;
  /** Day of publication, YYYY-MM-DD. */
  readonly publishedAt: string | null;
}

/** A pair of passages and what a fact-checker would want said of it. */
export interface Case {
  readonly kind: string;
  readonly title: string;
  /** Where its title stands in the file, counted from 1. */
  readonly line: number;
  readonly a: CaseSide;
  readonly b: CaseSide;
  /** Any of them will do; null is silence. */
  readonly relations: readonly (Relation | null)[];
  /** Which side is the newer state, or the copy; null where that is left open. */
  readonly subject: Explanation['subject'];
  readonly isDisputed: boolean;
  /** Dimension and outcome of the row that should show why, as in "number differ". */
  readonly row: string | null;
  readonly isOneArticle: boolean;
  /** Why the program still gets it wrong; null where it has to get it right. */
  readonly known: string | null;
}

interface Line {
  readonly text: string;
  readonly at: number;
}

function fail(line: Line, why: string): never {
  throw new Error(`Line ${line.at}: ${why}: ${line.text}`);
}

function readSide(line: Line | undefined, title: Line, letter: 'A' | 'B'): CaseSide {
  const match = line && /^([AB])(?: (\S+))?: (.+)$/.exec(line.text);
  if (!line || !match || match[1] !== letter)
    fail(line ?? title, `expected "${letter}: …" or "${letter} YYYY-MM-DD: …"`);
  const publishedAt = match[2] ?? null;
  if (publishedAt !== null && !z.iso.date().safeParse(publishedAt).success) fail(line, 'not a date');
  const parts = match[3]!.split(/[[\]]/);
  const text = parts.join('');
  if (parts.length === 1) return { passage: { text, start: 0, end: text.length }, publishedAt };
  if (parts.length !== 3 || !/^[^\]]*\[[^[]+\]/.test(match[3]!)) fail(line, 'expected one pair of brackets');
  const start = parts[0]!.length;
  return { passage: { text, start, end: start + parts[1]!.length }, publishedAt };
}

function readExpectation(
  line: Line | undefined,
  title: Line,
): Pick<Case, 'relations' | 'subject' | 'isDisputed' | 'row'> {
  const match = line && /^= ([^;,]+?)(, disputed)?(?:; (\S+) (\S+))?$/.exec(line.text);
  if (!line || !match) fail(line ?? title, 'expected "= relation; dimension outcome"');
  const [, named, disputed, dimension, result] = match;
  let subject: Explanation['subject'] = null;
  const relations = named!.split(' or ').map((words) => {
    const directed = /^(updates|repeats) by ([AB])$/.exec(words);
    if (directed) subject = directed[2] === 'A' ? 'a' : 'b';
    const relation = directed?.[1] ?? words;
    if (relation === 'nothing') return null;
    const known = Relation.safeParse(relation);
    return known.success ? known.data : fail(line, `no such relation as "${relation}"`);
  });
  if (disputed !== undefined && named !== 'differs') fail(line, 'only "differs" can be disputed');
  if (dimension !== undefined && !Dimension.safeParse(dimension).success)
    fail(line, `no such row as "${dimension}"`);
  if (result !== undefined && !outcome.safeParse(result).success)
    fail(line, `no such outcome as "${result}"`);
  const row = dimension === undefined ? null : `${dimension} ${result}`;
  return { relations, subject, isDisputed: disputed !== undefined, row };
}

function readCase(kind: string, lines: readonly Line[]): Case {
  const [title, a, b, expectation, ...marks] = lines as [Line, ...Line[]];
  let isOneArticle = false;
  let known: string | null = null;
  for (const mark of marks) {
    const why = /^known: (.+)$/.exec(mark.text);
    if (why) known = why[1]!;
    else if (mark.text === 'one article') isOneArticle = true;
    else fail(mark, 'expected "one article", "known: why" or a blank line');
  }
  return {
    kind,
    title: title.text,
    line: title.at,
    a: readSide(a, title, 'A'),
    b: readSide(b, title, 'B'),
    ...readExpectation(expectation, title),
    isOneArticle,
    known,
  };
}

/** Reads the format that the head of cases.txt describes. Throws an Error that names the line. */
export function readCases(text: string): readonly Case[] {
  const found: Case[] = [];
  const titles = new Set<string>();
  let kind: string | null = null;
  let block: Line[] = [];
  const close = () => {
    const title = block[0];
    if (title === undefined) return;
    if (kind === null) fail(title, 'a case before the first heading');
    const read = readCase(kind, block);
    const name = `${kind}: ${read.title}`;
    if (titles.has(name)) fail(title, `the second case of this title under "${kind}"`);
    titles.add(name);
    found.push(read);
    block = [];
  };
  for (const [index, raw] of text.split('\n').entries()) {
    const line = { text: raw.trimEnd(), at: index + 1 };
    if (line.text === '' || line.text.startsWith('#')) close();
    if (line.text.startsWith('## ')) kind = line.text.slice(3);
    else if (line.text !== '' && !line.text.startsWith('#')) block.push(line);
  }
  close();
  return found;
}

/** The cases of cases.txt. */
export const caseTable = readCases(readFileSync(new URL('./cases.txt', import.meta.url), 'utf8'));
