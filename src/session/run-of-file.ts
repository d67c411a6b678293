import type { RunDescription } from '../protocol/description.js';
import type { FileFinder } from './asked-files.js';
import { bundleDataset } from './bundle.js';
import type { TrainingSession, TrainOptions } from './session.js';

/**
 * What the shown run is a run of, once it is one of the file as it is: where it is not, the file is trained first.
 * @param signal ends the wait.
 * @returns null if the file gives no run.
 */
export async function runOfFile(
  session: TrainingSession,
  workers: FileFinder,
  train: Omit<TrainOptions, 'seed'>,
  signal: AbortSignal,
): Promise<RunDescription | null> {
  const bundled = await bundleDataset(session.file, workers);
  if (bundled.ok && session.run?.hash === bundled.bundle.hash) return session.run;
  return new Promise((resolve) => {
    const end = (run: RunDescription | null): void => {
      started.dispose();
      state.dispose();
      resolve(run);
    };
    const started = session.onDidReceiveEvent(({ event }) => {
      if (event.kind === 'started') end(event.run);
    });
    const state = session.onDidChangeState(() => {
      if (session.status === 'failed' || session.status === 'idle') end(null);
    });
    signal.addEventListener('abort', () => end(null), { once: true });
    session.train(train);
  });
}
