import { hash } from 'node:crypto';
import { DomainError } from '../contract/domain-error.ts';
import type { FetchedUpload, ParseAnswer, ParseRequest } from '../contract/messages.ts';
import type { Claim, Editor, Noun, Rating, RecordOf } from '../contract/model.ts';
import type { Settings } from '../contract/views.ts';
import { type Act, type Store, wordingOf } from '../store/index.ts';
import type { Language } from '../words/languages.ts';
import { saying } from '../words/saying.ts';

/** What a service needs from the process that it runs in. */
export interface ServiceOptions {
  readonly store: Store;
  /** Of this installation's copy of this library. */
  readonly origin: string;
  readonly editorName: string;
  readonly fileName: string;
  readonly isSample: boolean;
  newId(): string;
  /** UTC, ISO 8601. */
  now(): string;
  /** Files that a host has taken in. @throws DomainError not-found when a file is not at hand any more */
  readonly uploads: {
    /** The whole of a small file, which is let go then. @throws DomainError unreadable */
    read(upload: string): Promise<{ name: string; bytes: Uint8Array }>;
    /** @throws DomainError unreadable */
    open(upload: string): Upload;
    /** It is not needed any more, or never was. */
    release(upload: string): void;
    /** Has the host get one page from the web. */
    fetch(address: string): Fetching;
  };
  /** The path of a file that is to be written, once. @throws DomainError not-found when no host handed it out */
  takeTarget(target: string): string;
  /** The batch is over. */
  stopParsing(): void;
  /** How the person at work likes it; kept outside the library. */
  readonly settings: { read(): Settings; write(settings: Settings): void };
  /** What sentences are said in, as it is chosen now. */
  language(): Language;
}

/** A file as it was handed in; however large it is, it never lies in this process as a whole. */
export interface Upload {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** SHA-256 of its bytes, in lower-case hexadecimal. @throws DomainError unreadable */
  hash(): Promise<string>;
  /** Its bytes, compressed with gzip. @throws DomainError unreadable */
  pack(): Promise<Uint8Array>;
  /** Has it read outside this process, part by part. */
  parse(request: ParseRequest): Parsing;
  /** It is not needed any more. */
  release(): void;
}

export interface Fetching {
  /** @throws DomainError with the reason why it was not fetched */
  readonly page: Promise<FetchedUpload>;
  /** It is not wanted any more. */
  stop(): void;
}

export interface Parsing {
  /** The next part; null after the last. One at a time. @throws DomainError with the reason why it cannot be read */
  next(): Promise<ParseAnswer | null>;
  /** No more is wanted, whatever is under way. */
  stop(): void;
}

/** What all parts of the service share: the library, the person at work, and how their acts are named. */
export interface Context extends ServiceOptions {
  /** As they were when the library was opened: since then they may have given another name. */
  readonly editor: Editor;
  /** A new step of undo, named by a sentence as a library records it. */
  newAct(label: string): Act;
  /** The live record of this id. @throws DomainError not-found */
  need<N extends Noun>(noun: N, id: string): RecordOf<N>;
  wordingOf(claim: Claim): string;
  /** Of what a decision on the claim rests on: an editor's statement, and the words that the article prints. */
  hashWordsOf(claim: Claim): string;
  /** The claim's words, short enough for the name of an act. */
  nameClaim(claim: Claim): string;
}

/** The scale that a new library begins with; editors change it. What is true needs two sources. */
const usualScale: readonly Omit<Rating, 'id' | 'rank' | 'needsTwoSources'>[] = [
  { label: 'True', meaning: 'The evidence bears it out, and nothing that matters is left out.' },
  { label: 'Mostly true', meaning: 'Right in substance; a detail is off or needs context.' },
  { label: 'Mixed', meaning: 'Partly right and partly wrong.' },
  { label: 'Misleading', meaning: 'The words may be right, but the impression they give is not.' },
  { label: 'False', meaning: 'The evidence contradicts it.' },
  { label: 'Unproven', meaning: 'Nothing that was found shows it to be right or wrong.' },
];

/**
 * The person at work is taken for an editor of the library, by the name that the system has for them, also when they
 * gave another one since; a library that never had a verdict scale
 * gets the usual one. Neither is an act of the person's.
 */
export function createContext(options: ServiceOptions): Context {
  const { store, origin, newId, now } = options;
  const { records, views, acts } = store;
  const editor = findEditor();
  if (!records.hasAny('rating')) {
    store.transact(() => {
      for (const [rank, rating] of usualScale.entries())
        records.insert('rating', { id: newId(), rank, needsTwoSources: rank === 0, ...rating });
    });
  }
  const wording = (claim: Claim) => wordingOf(claim, views.anchorsOf(claim.id));

  function findEditor() {
    const editors = records.list('editor');
    const renamed = acts
      .changesOf(editors.map(({ id }) => id))
      .findLast(({ field, before }) => field === 'name' && before === JSON.stringify(options.editorName));
    const known = editors.find(({ id, name }) =>
      renamed ? id === renamed.recordId : name === options.editorName,
    );
    if (known) return known;
    const joined = { id: newId(), name: options.editorName, colour: null };
    store.transact(() => records.insert('editor', joined));
    return joined;
  }

  return {
    ...options,
    editor,
    newAct: (label) => ({ id: newId(), label, origin, editorId: editor.id, at: now() }),
    need(noun, id) {
      const found = records.find(noun, id);
      if (found?.presence === 'live') return found.record;
      const word = found?.presence === 'binned' ? 'records.inBin' : 'records.notThere';
      throw new DomainError('not-found', saying(word, { noun: saying(`nouns.${noun as Noun}`), id }));
    },
    wordingOf: wording,
    hashWordsOf(claim) {
      const words = wording(claim);
      const statement = claim.statement.trim();
      return sha256(statement && statement !== words ? `${statement}\n${words}` : words);
    },
    nameClaim: (claim) => quoteShort(wording(claim)),
  };
}

/** In lower-case hexadecimal; a text is hashed in UTF-8. */
export function sha256(content: string | Uint8Array): string {
  return hash('sha256', content);
}

/** Tags and publishers are the same when only their case differs. */
export function isSameName(a: string, b: string): boolean {
  return a.normalize('NFC').toLocaleLowerCase() === b.normalize('NFC').toLocaleLowerCase();
}

const isQuoted = /^["“”„«»]|["“”„«»]$/u;
const closingMarks: Readonly<Record<string, string>> = { '“': '”', '"': '"', '„': '“', '«': '»', '»': '«' };

/** A quotation short enough for the name of an act, of whole words; those with a quotation mark at an end get no others. */
export function quoteShort(words: string): string {
  const cut = words.slice(0, 47);
  // A script that writes no spaces is cut anywhere.
  if (words.length <= 48) return isQuoted.test(words) ? words : `“${words}”`;
  const shown = `${/^.{24,}(?=\s)/su.exec(cut)?.[0].trimEnd() ?? cut}…`;
  if (!isQuoted.test(shown)) return `“${shown}”`;
  // What closes it was cut off.
  const closing = closingMarks[shown[0]!];
  return closing === undefined || shown.includes(closing, 1) ? shown : shown + closing;
}

export function byName(x: { readonly name: string }, y: { readonly name: string }): number {
  return x.name.localeCompare(y.name);
}
