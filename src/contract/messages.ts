import type { LibraryEvent } from './events.ts';
import type { Failure, Result } from './result.ts';

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
}

export type HostToCore =
  | { readonly type: 'open'; readonly options: CoreOptions }
  | { readonly type: 'request'; readonly id: number; readonly name: unknown; readonly input: unknown }
  /** A file that the host has at hand; operations name it by `upload` only. */
  | { readonly type: 'handIn'; readonly upload: string; readonly path: string; readonly name: string }
  | { readonly type: 'parsed'; readonly id: number; readonly result: Result<unknown> }
  | { readonly type: 'close' };

export type CoreToHost =
  | { readonly type: 'opened' }
  | { readonly type: 'refused'; readonly error: Failure }
  | { readonly type: 'reply'; readonly id: number; readonly result: Result<unknown> }
  | { readonly type: 'event'; readonly event: LibraryEvent }
  | { readonly type: 'parse'; readonly id: number; readonly bytes: Uint8Array; readonly name: string }
  /** The batch is over: the parser can go. */
  | { readonly type: 'parsingDone' }
  /** The core has read this file and needs it no more. */
  | { readonly type: 'release'; readonly upload: string };

export interface HostToParser {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly name: string;
}

export interface ParserToHost {
  readonly id: number;
  readonly result: Result<unknown>;
}
