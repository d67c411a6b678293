import type { Fault } from '../protocol/fault.js';

/** Exit statuses of the command line. */
export const exitStatus = { done: 0, runFailed: 1, wrongUsage: 2, datasetWrong: 3, interrupted: 130 } as const;

/** The command line itself was wrong. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** An error as `file:line:column: message`. */
export function formatFault({ message, location }: Fault): string {
  return location === null ? message : `${location.file}:${location.line}:${location.column}: ${message}`;
}

/** Exit status of a run that ended in an error. */
export function statusOf(fault: Fault): number {
  return fault.ofDataset && fault.phase !== 'training' ? exitStatus.datasetWrong : exitStatus.runFailed;
}
