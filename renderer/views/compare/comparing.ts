import type { Output, Progress } from '../../../src/contract/operations.ts';
import type { Result } from '../../../src/contract/result.ts';
import { adoptJobs, queryClient, runCommand, runJob } from '../../api.ts';
import { createStore } from '../../components/store.ts';
import { tellDone, tellFailed } from '../../components/toast.tsx';
import { say } from '../../words/index.ts';

/** The comparison that is running; null: none is. Nothing is known of it until its first progress. */
export const comparing = createStore<{ readonly progress: Progress | null } | null>(null);
let cancel = () => {};

const cancelJob = (jobId: string) => void runCommand('job.cancel', { jobId });

async function finish(result: Result<Output<'link.crossReference'>>): Promise<void> {
  // Until it is known what is compared now, what was not before would be compared once more.
  await queryClient.refetchQueries({ queryKey: ['library.summary'] });
  comparing.update(() => null);
  if (result.ok) tellDone(say('compare.comparedClaims', result.value));
  else if (result.error.code === 'cancelled') tellDone(say('compare.stoppedWhatWasCompared'));
  // Another window was first, and this one follows.
  else if (result.error.code !== 'busy') tellFailed(result.error.message);
}

/** Compares every claim anew or, to resume, those that are not compared yet. */
export async function compareAll({ resume }: { readonly resume: boolean }): Promise<void> {
  comparing.update(() => ({ progress: null }));
  let isUnwanted = false;
  cancel = () => {
    isUnwanted = true;
  };
  const result = await runJob(
    'link.crossReference',
    resume ? { resume } : {},
    (progress) => comparing.update(() => ({ progress })),
    (jobId) => {
      cancel = () => cancelJob(jobId);
      if (isUnwanted) cancel();
    },
  );
  await finish(result);
}

/** Stops the running comparison; what was compared so far stays. */
export function cancelComparing(): void {
  cancel();
}

/** Shows the comparisons, too, that another window started. Call it once. */
export function followComparing(): void {
  adoptJobs('link.crossReference', (jobId) => {
    cancel = () => cancelJob(jobId);
    return { onProgress: (progress) => comparing.update(() => ({ progress })), onFinished: finish };
  });
}
