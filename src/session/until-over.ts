import type { TrainingSession } from './session.js';

/**
 * Resolves once nothing more will come of a training: a result, an error, or an end before the first step.
 * @param start starts it.
 */
export function untilOver(session: TrainingSession, start: () => void): Promise<void> {
  return new Promise((resolve) => {
    const listener = session.onDidChangeState(() => {
      if (session.isBusy) return;
      listener.dispose();
      resolve();
    });
    start();
  });
}
