import type { TrainingSession, TrainOptions } from './session.js';

/** Trains and resolves once nothing more will come of it: a result, an error, or an end before the first step. */
export function untilOver(session: TrainingSession, options: TrainOptions): Promise<void> {
  return new Promise((resolve) => {
    const listener = session.onDidChangeState(() => {
      if (session.isBusy) return;
      listener.dispose();
      resolve();
    });
    session.train(options);
  });
}
