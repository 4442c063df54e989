import type { LibraryEvent } from './events.ts';
import type { TableColumns, TablePreview } from './import.ts';
import type { Fault, Result } from './result.ts';

/** What a host tells the core it starts. */
export interface CoreOptions {
  /** The `.claimbench` file, absolute. */
  readonly library: string;
  /** Make the file when there is none. */
  readonly create: boolean;
  /** The user's own folder: origin ids, lock notes. Never beside the library. */
  readonly stateFolder: string;
  /** The person at work, as the system knows them. */
  readonly editorName: string;
  /** The copy of the sample that a first start opens. */
  readonly isSample: boolean;
  /** Whatever language the person has chosen: scripts read what the command line prints. */
  readonly inEnglish?: boolean;
}

/** What is asked of a file. */
export type ParseRequest =
  | { readonly kind: 'articles'; readonly columns?: TableColumns | undefined }
  | {
      readonly kind: 'preview';
      readonly sheet?: string | undefined;
      readonly delimiter?: string | undefined;
      readonly encoding?: string | undefined;
    };

/** Some of a file's articles, packed, and whether there are more; or the beginning of a table. */
export type ParseAnswer =
  | { readonly kind: 'articles'; readonly items: Uint8Array; readonly isLast: boolean }
  | { readonly kind: 'preview'; readonly preview: TablePreview };

/** A page that was fetched. */
export interface FetchedUpload {
  readonly upload: string;
  /** After all redirects. */
  readonly address: string;
}

export type HostToCore =
  | { readonly type: 'open'; readonly options: CoreOptions }
  | { readonly type: 'request'; readonly id: number; readonly name: unknown; readonly input: unknown }
  /** A file that the host has at hand; operations name it by `upload` only. */
  | { readonly type: 'handIn'; readonly upload: string; readonly path: string; readonly name: string }
  /** A file that may be written; operations name it by `target` only, each once. */
  | { readonly type: 'handOut'; readonly target: string; readonly path: string }
  | { readonly type: 'parsed'; readonly id: number; readonly result: Result<ParseAnswer, Fault> }
  | { readonly type: 'fetched'; readonly id: number; readonly result: Result<FetchedUpload, Fault> }
  | { readonly type: 'close' };

export type CoreToHost =
  | { readonly type: 'opened' }
  | { readonly type: 'refused'; readonly error: Fault }
  | { readonly type: 'reply'; readonly id: number; readonly result: Result<unknown> }
  | { readonly type: 'event'; readonly event: LibraryEvent }
  /** Have this file read by a parser. Each answer but the last waits until more is asked for, or it is stopped. */
  | {
      readonly type: 'parse';
      readonly id: number;
      readonly upload: string;
      readonly request: ParseRequest;
      /** All of its bytes, where the core has them at hand; null: the host reads it. */
      readonly whole: Uint8Array | null;
    }
  | { readonly type: 'parseMore'; readonly id: number }
  | { readonly type: 'parseStop'; readonly id: number }
  /** Get this one page from the web: somebody asked for it. */
  | { readonly type: 'fetch'; readonly id: number; readonly address: string }
  | { readonly type: 'fetchStop'; readonly id: number }
  /** The batch is over: the parser can go. */
  | { readonly type: 'parsingDone' }
  /** The core needs these files no more. */
  | { readonly type: 'release'; readonly uploads: readonly string[] };

/** Files are read in the order in which they come; the next one's turn comes after the last answer about one. */
export type HostToParser =
  | {
      readonly type: 'file';
      readonly id: number;
      readonly name: string;
      /** As its sender declares it; null where nobody does. */
      readonly encoding: string | null;
      /** In bytes: those of its beginning, and others that follow in order. */
      readonly size: number;
      readonly beginning: Uint8Array;
      readonly request: ParseRequest;
    }
  | { readonly type: 'bytes'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly type: 'more'; readonly id: number };

export interface ParserToHost {
  readonly id: number;
  readonly result: Result<ParseAnswer, Fault>;
}
