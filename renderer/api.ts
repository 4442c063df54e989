import {
  type Query,
  QueryCache,
  QueryClient,
  queryOptions,
  type UseQueryResult,
  useQuery,
} from '@tanstack/react-query';
import { type FirstAnswers, firstQuestions } from '../src/contract/first-frame.ts';
import type { Input, JobStarted, NamesOfKind, Output, Progress } from '../src/contract/operations.ts';
import { type Failure, RequestError, type Result } from '../src/contract/result.ts';
import { createStore } from './components/store.ts';
import { type HostEvent, listen, request } from './transport.ts';
import { say } from './words/index.ts';

/** How often all that is on screen was asked again, and how often it had been when a query was asked last. */
let refreshes = 0;
const askedAfter = new WeakMap<object, number>();

/**
 * News of a change can overtake an answer from before it. The cache takes the first answer to a query as it comes, and
 * one that nobody waits for any more, too, and holds both for new: they are asked again.
 */
function askAgainIfOld(query: Query<unknown, unknown>): void {
  if ((askedAfter.get(query) ?? refreshes) < refreshes)
    void queryClient.invalidateQueries({ queryKey: query.queryKey, exact: true });
}

/** The library answers from this machine: nothing waits for a network, nothing is asked twice. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onSuccess: (_, query) => askAgainIfOld(query) }),
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, staleTime: Infinity, refetchOnWindowFocus: false },
  },
});

/** How many changes are on their way, and why the last one did not arrive. */
export const saveState = createStore<{ pending: number; failure: Failure | null }>({
  pending: 0,
  failure: null,
});

/** What was refused is not there any more: nothing waits to be saved. */
export function forgetFailure(): void {
  saveState.update((state) => (state.failure ? { ...state, failure: null } : state));
}

/** True once the host refuses this window; nothing can be asked any more. */
export const isSignedOut = createStore(false);

/** True while the host is not there; it may come back. */
export const isLost = createStore(false);

/** Why what is on screen may be older than the library; null: all of it is new. */
export const outOfDate = createStore<Failure | null>(null);

/** One question to the library, as the query cache takes it. */
export function operationQuery<N extends NamesOfKind<'query'>>(name: N, input: Input<N> | null) {
  return queryOptions<Output<N>, RequestError>({
    queryKey: [name, input],
    enabled: input !== null,
    queryFn: async ({ client, queryKey }) => {
      askedAfter.set(client.getQueryCache().find({ queryKey, exact: true })!, refreshes);
      const result = (await request(name, input)) as Result<Output<N>>;
      if (result.ok) return result.value;
      const held = client.getQueryData<Output<N>>(queryKey);
      // Nobody answered, or a defect did: neither takes away what somebody reads, or writes in.
      if (result.error.code !== 'internal' || held === undefined)
        throw new RequestError(result.error.code, result.error.message);
      outOfDate.update(() => result.error);
      return held;
    },
  });
}

/** Takes what the host has asked already. */
export function giveAnswers(answers: FirstAnswers): void {
  for (const name of firstQuestions) queryClient.setQueryData([name, {}], answers[name]);
}

/** What a query answers, kept up to date. Input null: ask nothing yet. */
export function useOperation<N extends NamesOfKind<'query'>>(
  name: N,
  input: Input<N> | null,
): UseQueryResult<Output<N>, RequestError> {
  return useQuery(operationQuery(name, input));
}

let isRefreshDue = false;
/** Who waits for all that is on screen to be read again. */
let readers: (() => void)[] = [];

async function refresh(): Promise<void> {
  // A change's own answer comes right after its event: one refetch serves both.
  isRefreshDue = saveState.get().pending > 0;
  if (isRefreshDue) return;
  refreshes += 1;
  const own = refreshes;
  outOfDate.update(() => null);
  await queryClient.invalidateQueries();
  // Where another one began meanwhile, or is due, that one is waited for; where nobody answered, the next one.
  if (own < refreshes || isRefreshDue || outOfDate.get()) return;
  const waiting = readers;
  readers = [];
  for (const tell of waiting) tell();
}

/** Resolves when all that is on screen has been read after the changes that were answered so far. */
export const whenReadAgain = (): Promise<void> => new Promise((resolve) => readers.push(resolve));

/** The end of the last command that was sent. */
let lastCommand: Promise<unknown> = Promise.resolve();

/**
 * Sends one command after the other: two requests on their way at once can arrive in the wrong order, and an undo
 * would take back something else. A page that is being closed sends all it has left at once.
 */
function sendInOrder(name: string, input: unknown): Promise<unknown> {
  const send = () => request(name, input);
  const answer = document.visibilityState === 'hidden' ? send() : lastCommand.then(send, send);
  lastCommand = answer;
  return answer;
}

let lastCommandAt = Number.NEGATIVE_INFINITY;
/** What this window changed is drawn within so long, in milliseconds. */
const timeToShow = 2000;

/** True while what changes on screen may come of this window's own acts. */
export const isActing = () => performance.now() - lastCommandAt < timeToShow;

/** Where there is no step to take back or to do again, nothing is left unsaved. */
const isNoStep = (name: string, { code }: Failure) => name.startsWith('act.') && code === 'conflict';

/** Changes the library. The footer tells how it went; what is on screen is asked again. */
export async function runCommand<N extends NamesOfKind<'command'>>(
  name: N,
  input: Input<N>,
): Promise<Result<Output<N>>> {
  saveState.update((state) => ({ ...state, pending: state.pending + 1 }));
  const result = (await sendInOrder(name, input)) as Result<Output<N>>;
  lastCommandAt = performance.now();
  saveState.update(({ pending, failure }) => ({
    pending: pending - 1,
    failure: result.ok ? null : isNoStep(name, result.error) ? failure : result.error,
  }));
  if (result.ok || isRefreshDue) void refresh();
  return result;
}

/** Who is told how a job goes; `onFinished` is called once, and last. */
export interface JobWatcher<T = unknown> {
  onProgress(progress: Progress): void;
  onFinished(result: Result<T>): void;
}
type JobName = NamesOfKind<'job'>;
type JobEvent = Extract<HostEvent, { type: 'jobProgress' | 'jobFinished' }>;

const watchers = new Map<string, JobWatcher>();
const adopters = new Map<JobName, (jobId: string) => JobWatcher>();
/** Events of jobs nobody watches, kept while an answer is due: they may have overtaken the one with their id. */
let early: JobEvent[] = [];
let answersDue = 0;

function deliver(event: JobEvent) {
  const { jobId } = event;
  if (!watchers.has(jobId)) {
    if (answersDue > 0) {
      early.push(event);
      return;
    }
    const adopt = adopters.get(event.name);
    if (adopt) watchers.set(jobId, adopt(jobId));
  }
  const watcher = watchers.get(jobId);
  if (event.type === 'jobProgress') {
    watcher?.onProgress(event.progress);
  } else {
    watchers.delete(jobId);
    watcher?.onFinished(event.result);
  }
}

function deliverEarly() {
  const kept = early;
  early = [];
  for (const event of kept) deliver(event);
}

/** Starts long work and gives its result; `onStarted` gets the id that `job.cancel` takes. */
export async function runJob<N extends JobName>(
  name: N,
  input: Input<N>,
  onProgress: (progress: Progress) => void = () => {},
  onStarted: (jobId: string) => void = () => {},
): Promise<Result<Output<N>>> {
  answersDue += 1;
  const answer = (await request(name, input)) as Result<JobStarted>;
  answersDue -= 1;
  const finished = new Promise<Result<Output<N>>>((resolve) => {
    if (!answer.ok) return resolve(answer);
    onStarted(answer.value.jobId);
    watchers.set(answer.value.jobId, { onProgress, onFinished: resolve as JobWatcher['onFinished'] });
  });
  deliverEarly();
  return finished;
}

/**
 * Follows every job of this kind that this page did not start itself: one of the host's menu, of another window,
 * or of this page before it was loaded anew. `adopt` is called when the first is heard of each.
 */
export function adoptJobs<N extends JobName>(name: N, adopt: (jobId: string) => JobWatcher<Output<N>>): void {
  adopters.set(name, adopt as (jobId: string) => JobWatcher);
}

const lostJob = (): Result<never> => ({
  ok: false,
  error: {
    code: 'internal',
    message: say('program.theConnectionWasLost'),
  },
});

/** Follows the library's events until the answer is called. Call it once. */
export function followLibrary(): () => void {
  return listen((event) => {
    if (event.type === 'changed') void refresh();
    if (event.type === 'signedOut') isSignedOut.update(() => true);
    if (event.type === 'lost') isLost.update(() => true);
    if (event.type === 'reconnected') {
      isLost.update(() => false);
      void refresh();
      const lost = [...watchers.values()];
      watchers.clear();
      for (const watcher of lost) watcher.onFinished(lostJob());
    }
    if (event.type === 'jobProgress' || event.type === 'jobFinished') deliver(event);
  });
}
