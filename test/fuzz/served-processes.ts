// The processes of a served VS Code: extension host, workers, and the page's renderer, with their memory (Linux only).
import { readdirSync, readFileSync } from 'node:fs';

export interface SystemProcess {
  readonly id: number;
  readonly parent: number;
  /** Its command line, words separated by spaces. */
  readonly words: string;
  /** Resident memory in MiB. */
  readonly memory: number;
}

/** All processes of this machine that can be read. */
export function allProcesses(): SystemProcess[] {
  return readdirSync('/proc').flatMap((name) => {
    const id = Number(name);
    if (!Number.isInteger(id)) return [];
    try {
      const status = readFileSync(`/proc/${id}/status`, 'utf8');
      const field = (key: string): number => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
      const words = readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ');
      return [{ id, parent: field('PPid'), words, memory: field('VmRSS') / 1024 }];
    } catch {
      // It has ended.
      return [];
    }
  });
}

/** The worker processes of a window, whose programs lie in the folder of the server's data. */
export const workersOf = (data: string): SystemProcess[] =>
  allProcesses().filter(({ words }) => words.includes(data) && words.includes('worker.cjs'));

/** The extension host that runs the extension: the parent of its workers. @param data folder of the server's data. */
export function extensionHostOf(data: string): SystemProcess | null {
  const all = allProcesses();
  const worker = all.find(({ words }) => words.includes(data) && words.includes('worker.cjs'));
  return all.find(({ id, words }) => id === worker?.parent && words.includes('extensionHost')) ?? null;
}
