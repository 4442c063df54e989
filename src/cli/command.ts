import type { Connection } from '../connect.ts';
import type { Program } from '../program.ts';

/** The command line was wrong: the reader is told how to call it. */
export class UsageError extends Error {}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const texts = { type: 'string', multiple: true } as const;

/** Every option of every command; each means the same wherever it is taken. */
export const optionTypes = {
  library: text,
  json: flag,
  help: flag,
  above: text,
  address: text,
  accept: flag,
  article: text,
  'as-of': text,
  author: text,
  canonical: text,
  collection: text,
  colour: text,
  columns: text,
  description: text,
  'dry-run': flag,
  file: text,
  for: text,
  format: text,
  from: text,
  grade: text,
  heard: text,
  high: text,
  language: text,
  later: text,
  limit: text,
  low: text,
  meaning: text,
  note: text,
  out: text,
  pairs: text,
  prefix: text,
  published: text,
  'published-a': text,
  'published-b': text,
  publisher: text,
  quote: text,
  'reading-width': text,
  reason: text,
  resume: flag,
  'revision-of': text,
  sheet: text,
  speaker: text,
  stance: text,
  statement: text,
  status: text,
  suffix: text,
  tag: texts,
  'text-size': text,
  theme: text,
  through: text,
  title: text,
  'two-sources': text,
  type: text,
  under: text,
  unit: text,
  untag: texts,
  updated: text,
  verdict: text,
} as const;

export type OptionName = keyof typeof optionTypes;
export type Options = {
  readonly [N in OptionName]?: (typeof optionTypes)[N] extends typeof flag
    ? boolean
    : (typeof optionTypes)[N] extends typeof texts
      ? string[]
      : string;
};

/** What a command is called with. */
export interface Call {
  /** The words after the command's own. */
  readonly words: readonly string[];
  readonly options: Options;
  readonly program: Program;
}

interface CommandText {
  /** The words that call it, as "claim add". */
  readonly name: string;
  /** What may follow the name, as the help prints it. */
  readonly usage: string;
  /** One or two lines: what it does. */
  readonly help: string;
  /** Besides --json and, with a library, --library. */
  readonly options: readonly OptionName[];
}

/** One thing that can be asked on the command line. Gives the exit code. */
export type Command = CommandText &
  (
    | { readonly library: 'none'; run(call: Call): Promise<number> }
    /** create: a library that is not there is made; serve: the same, for a window and not for this command line. */
    | {
        readonly library: 'open' | 'create' | 'serve';
        run(call: Call, connection: Connection): Promise<number>;
      }
  );

/** Exactly these words. @throws UsageError with what is missing or too much */
export function takeWords<const N extends readonly string[]>(
  { words }: Call,
  ...names: N
): { [I in keyof N]: string } {
  if (words.length < names.length) throw new UsageError(`${names[words.length]} is missing.`);
  if (words.length > names.length) throw new UsageError(`“${words[names.length]}” is one word too many.`);
  return words as unknown as { [I in keyof N]: string };
}

/** At least one word. @throws UsageError */
export function takeSome({ words }: Call, name: string): [string, ...string[]] {
  const [first, ...rest] = words;
  if (first === undefined) throw new UsageError(`${name} is missing.`);
  return [first, ...rest];
}

/** Only the given ones of an object's fields. */
export function onlyGiven<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

/** @throws UsageError when the option is given and no number */
export function toNumber(name: OptionName, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number))
    throw new UsageError(`--${name} takes a number, not “${value}”.`);
  return number;
}
