/**
 * Ends this process at once, with all that code of the dataset file started and that did not leave its group. On Windows,
 * which has no such groups, this process alone.
 */
export function endGroup(): void {
  if (process.platform !== 'win32') {
    try {
      process.kill(-process.pid, 'SIGKILL');
    } catch {
      // It leads no group where it was not started as a worker.
    }
  }
  process.kill(process.pid, 'SIGKILL');
}
