import type { InterruptedRun } from './interrupted-run.js';
import type { Output } from './output.js';
import type { TrainingSession, TrainOptions } from './session.js';
import { untilOver } from './until-over.js';

/** A run to begin, or one that was interrupted to go on with. */
export type TrainingJob =
  | { readonly kind: 'train'; readonly options: TrainOptions }
  | { readonly kind: 'resume'; readonly interrupted: InterruptedRun; readonly threads: number };

/**
 * Trains in a session until nothing more will come, and has the run written to a run directory while it goes on, with
 * checkpoints. To finish the directory is the caller's part.
 * @param output null to write nothing.
 * @param signal stops the run in good order.
 */
export async function trainInto(
  session: TrainingSession,
  output: Output | null,
  job: TrainingJob,
  signal: AbortSignal,
): Promise<void> {
  const keepCheckpoints = (): void => {
    if (output !== null && output.folder !== null) session.keepCheckpoints(output.folder);
  };
  session.onDidMakeCheckpoint((file) => output?.keepCheckpoint(file));
  session.onDidResume(() => {
    if (job.kind === 'resume') output?.resume(job.interrupted.directory, session.events);
    keepCheckpoints();
  });
  session.onDidReceiveEvent(({ event, packed }) => {
    if (event.kind === 'started') {
      output?.begin(event.run);
      keepCheckpoints();
    }
    output?.add(packed, () => session.events);
  });
  const stop = (): void => session.command({ kind: 'stop' });
  signal.addEventListener('abort', stop, { once: true });
  try {
    await untilOver(session, () => {
      if (job.kind === 'resume') session.resume(job.interrupted, null, job.threads);
      else session.train(job.options);
    });
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
