import type { SweepDirectory } from '../directory.js';
import type { SweepListener } from '../sweep.js';
export interface SlurmOptions { readonly pointsPerTask: number }
export async function runOnSlurm(directory: SweepDirectory, options: SlurmOptions, distribution: string, listener: SweepListener, signal: AbortSignal): Promise<void> {
  await Promise.resolve(); void directory; void options; void distribution; void listener; void signal;
}
