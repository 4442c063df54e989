import type { Progress } from '../../../src/contract/operations.ts';
import type { Result } from '../../../src/contract/result.ts';
import { adoptJobs, runCommand, runJob } from '../../api.ts';
import { createStore } from '../../components/store.ts';
import { tellDone, tellFailed } from '../../components/toast.tsx';
import { say } from '../../words/index.ts';

/** The whole comparison that is running; null: none is. Nothing is known of it until its first progress. */
export const comparing = createStore<{ readonly progress: Progress | null } | null>(null);
let cancel = () => {};

const cancelJob = (jobId: string) => void runCommand('job.cancel', { jobId });

function finish(result: Result<{ readonly claims: number; readonly links: number }>) {
  comparing.update(() => null);
  if (result.ok)
    tellDone(say('compare.comparedClaimsLinks', { claims: result.value.claims, links: result.value.links }));
  else if (result.error.code === 'cancelled') tellDone(say('compare.stoppedWhatWasCompared'));
  else tellFailed(result.error.message);
}

/** Compares every claim anew or, to resume, those that a cancelled comparison did not come to. */
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
  finish(result);
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
