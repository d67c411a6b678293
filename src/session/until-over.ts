import type { SessionStatus } from '../protocol/panel.js';
import type { TrainingSession, TrainOptions } from './session.js';

const over: readonly SessionStatus[] = ['finished', 'failed', 'idle'];

/** Trains and resolves once nothing more will come of it: a result, an error, or an end before the first step. */
export function untilOver(session: TrainingSession, options: TrainOptions): Promise<void> {
  return new Promise((resolve) => {
    const listener = session.onDidChangeState(() => {
      if (!over.includes(session.status)) return;
      listener.dispose();
      resolve();
    });
    session.train(options);
  });
}
