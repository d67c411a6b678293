import type { FromWorker, ToWorker } from '../worker/messages.js';
import type { WorkerEnd } from './worker-process.js';
import type { WorkerSupply } from './worker-supply.js';

/**
 * Asks a worker process of its own, which ends with the answer: a read that never ends can be given up only with its
 * process, and this one is to live on.
 * @param answerIn the answer in a message, or null before it has come; what it throws ends the wait.
 * @param endError what an end before the answer means.
 * @param signal ends the wait.
 * @throws what `answerIn` throws, what `endError` gives, or the reason of the signal.
 */
export function askWorker<T>(
  supply: Pick<WorkerSupply, 'take'>,
  question: ToWorker,
  answerIn: (message: FromWorker) => T | null,
  endError: (end: WorkerEnd) => Error,
  signal: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const worker = supply.take();
    const finish = (settle: () => void): void => {
      signal.removeEventListener('abort', abort);
      worker.kill();
      settle();
    };
    const abort = (): void => finish(() => reject(signal.reason as Error));
    signal.addEventListener('abort', abort);
    worker.listen(
      (message) => {
        try {
          const answer = answerIn(message);
          if (answer !== null) finish(() => resolve(answer));
        } catch (error) {
          finish(() => reject(error instanceof Error ? error : new Error(String(error))));
        }
      },
      (end) => finish(() => reject(endError(end))),
    );
    worker.send(question);
  });
}
