export type ProcessKind = 'core' | 'parser';

/** A process as its host sees it, whichever way it was started. */
export interface StartedProcess {
  readonly pid: number | undefined;
  /** Resolves when the message is on its way, so that a sender of many can wait. */
  send(message: unknown): Promise<void>;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: () => void): void;
  /** At once, without asking. */
  kill(): void;
}
