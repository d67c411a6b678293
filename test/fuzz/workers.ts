// The worker processes of this process, looked for again and again, as the system lists them (Linux only).
import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds between two looks. */
const pause = 5;

/** Text of a file of /proc; empty if its process is gone. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Whether a process has neither ended nor been told to end at once: what is killed needs a moment to be gone. */
function isAlive(id: number): boolean {
  const status = textOf(`/proc/${id}/status`);
  const state = /^State:\t(\w)/m.exec(status)?.[1] ?? 'X';
  const pending = BigInt(`0x${/^ShdPnd:\t([0-9a-f]+)/m.exec(status)?.[1] ?? '0'}`);
  const kill = 1n << 8n;
  return !['X', 'Z'].includes(state) && (pending & kill) === 0n;
}

/** Process ids of the workers that this process has now. */
export function workersNow(): number[] {
  // A process is a child of the thread that started it.
  const children = readdirSync('/proc/self/task').flatMap((thread) =>
    textOf(`/proc/self/task/${thread}/children`).split(' ').filter(Boolean),
  );
  return children.map(Number).filter((id) => textOf(`/proc/${id}/cmdline`).includes('worker.cjs') && isAlive(id));
}

/** Counts workers until it is told to stop. */
export class WorkerCount {
  private most = 0;
  private readonly timer = setInterval(() => this.look(), pause);

  /** @returns the largest number of workers that were alive in one look. */
  stop(): number {
    clearInterval(this.timer);
    return this.most;
  }

  private look(): void {
    this.most = Math.max(this.most, workersNow().length);
  }
}
