// The extension host of the server that this process started.
import { readdir, readFile } from 'node:fs/promises';

/** Its process; null while there is none. */
export async function extensionHost(): Promise<number | null> {
  const parents = new Map<number, number>();
  const hosts: number[] = [];
  for (const id of (await readdir('/proc')).map(Number).filter(Number.isInteger)) {
    const [stat, words] = await Promise.all(
      ['stat', 'cmdline'].map((name) => readFile(`/proc/${id}/${name}`, 'utf8').catch(() => '')),
    );
    parents.set(id, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    if (words.includes('--type=extensionHost')) hosts.push(id);
  }
  const isOurs = (id: number): boolean => id === process.pid || (id > 1 && isOurs(parents.get(id) ?? 0));
  return hosts.find(isOurs) ?? null;
}
