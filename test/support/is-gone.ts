import { readFile } from 'node:fs/promises';

/** Whether a process has ended, though its parent may not have been told yet. */
export async function isGone(id: number): Promise<boolean> {
  const stat = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => null);
  return stat === null || /\) [ZX] /.test(stat);
}
