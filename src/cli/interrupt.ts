import { exitStatus } from './exit-status.js';

/**
 * Calls back when the user asks the program to end (Ctrl+C, or a signal to end); a second request ends it at once.
 * @returns undoes it.
 */
export function onInterrupt(stop: () => void): () => void {
  let asked = false;
  const interrupt = (): void => {
    if (asked) process.exit(exitStatus.interrupted);
    asked = true;
    stop();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  return () => {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  };
}
