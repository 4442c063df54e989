import { QueryClient, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Input, JobStarted, NamesOfKind, Output, Progress } from '../src/contract/operations.ts';
import { DomainError, type Failure, type Result } from '../src/contract/result.ts';
import { createStore } from './components/store.ts';
import { type HostEvent, listen, request } from './transport.ts';

/** The library answers from this machine: nothing waits for a network, nothing is asked twice. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, staleTime: Infinity, refetchOnWindowFocus: false },
  },
});

/** How many changes are on their way, and why the last one did not arrive. */
export const saveState = createStore<{ pending: number; failure: Failure | null }>({
  pending: 0,
  failure: null,
});

/** True once the host refuses this window; nothing can be asked any more. */
export const isSignedOut = createStore(false);

/** What a query answers, kept up to date. Input null: ask nothing yet. */
export function useOperation<N extends NamesOfKind<'query'>>(
  name: N,
  input: Input<N> | null,
): UseQueryResult<Output<N>, DomainError> {
  return useQuery<Output<N>, DomainError>({
    queryKey: [name, input],
    enabled: input !== null,
    queryFn: async () => {
      const result = (await request(name, input)) as Result<Output<N>>;
      if (!result.ok) throw new DomainError(result.error.code, result.error.message);
      return result.value;
    },
  });
}

let isRefreshDue = false;

function refresh() {
  // A change's own answer comes right after its event: one refetch serves both.
  isRefreshDue = saveState.get().pending > 0;
  if (!isRefreshDue) void queryClient.invalidateQueries();
}

/** Changes the library. The footer tells how it went; what is on screen is asked again. */
export async function runCommand<N extends NamesOfKind<'command'>>(
  name: N,
  input: Input<N>,
): Promise<Result<Output<N>>> {
  saveState.update((state) => ({ ...state, pending: state.pending + 1 }));
  const result = (await request(name, input)) as Result<Output<N>>;
  saveState.update((state) => ({
    pending: state.pending - 1,
    failure: result.ok ? null : result.error,
  }));
  if (result.ok || isRefreshDue) refresh();
  return result;
}

interface JobWatcher {
  onProgress(progress: Progress): void;
  onFinished(result: Result<unknown>): void;
}
type JobEvent = Extract<HostEvent, { type: 'jobProgress' | 'jobFinished' }>;

const watchers = new Map<string, JobWatcher>();
/** Events of jobs whose ids are not known yet, because the event overtook the answer that carries the id. */
let early: JobEvent[] = [];
let starting = 0;

function deliver(watcher: JobWatcher, event: JobEvent) {
  if (event.type === 'jobProgress') return watcher.onProgress(event.progress);
  watchers.delete(event.jobId);
  watcher.onFinished(event.result);
}

/** Starts long work and gives its result; `onStarted` gets the id that `job.cancel` takes. */
export async function runJob<N extends NamesOfKind<'job'>>(
  name: N,
  input: Input<N>,
  onProgress: (progress: Progress) => void,
  onStarted: (jobId: string) => void,
): Promise<Result<Output<N>>> {
  starting += 1;
  const answer = (await request(name, input)) as Result<JobStarted>;
  starting -= 1;
  const missed = early;
  if (starting === 0) early = [];
  if (!answer.ok) return answer;

  const { jobId } = answer.value;
  onStarted(jobId);
  return new Promise((resolve) => {
    const watcher = { onProgress, onFinished: resolve as JobWatcher['onFinished'] };
    watchers.set(jobId, watcher);
    for (const event of missed) if (event.jobId === jobId) deliver(watcher, event);
  });
}

const lostJob: Result<never> = {
  ok: false,
  error: {
    code: 'internal',
    message: 'The connection was lost while this was running. The library shows how far it came.',
  },
};

/** Follows the library's events until the answer is called. Call it once, after signing in. */
export function followLibrary(): () => void {
  return listen((event) => {
    if (event.type === 'changed') refresh();
    if (event.type === 'signedOut') isSignedOut.update(() => true);
    if (event.type === 'reconnected') {
      refresh();
      for (const watcher of watchers.values()) watcher.onFinished(lostJob);
      watchers.clear();
    }
    if (event.type === 'jobProgress' || event.type === 'jobFinished') {
      const watcher = watchers.get(event.jobId);
      if (watcher) deliver(watcher, event);
      else if (starting > 0) early.push(event);
    }
  });
}
