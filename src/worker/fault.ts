import { DefinitionError } from '../dataset/definition-error.js';
import type { FaultPhase } from '../protocol/fault.js';
import { ResumeError } from '../protocol/resume-error.js';
import { SamplingError } from '../run/guard.js';
import { DivergenceError } from '../run/run.js';
import { bundleName, type RawFault } from './messages.js';

/** An error as an error, with what is known of who is to blame. */
export function toFault(error: unknown, phase: FaultPhase): RawFault {
  const stack = readText(() => (error instanceof Error ? error.stack : undefined));
  const message = messageOf(error);
  if (error instanceof DefinitionError) {
    return { phase: 'definition', message, stack, field: error.path, ofDataset: true };
  }
  if (error instanceof SamplingError) {
    const { field } = error;
    return { phase: field === 'model' ? 'model' : 'sampling', message, stack: null, field, ofDataset: true };
  }
  if (error instanceof ResumeError) return { phase: 'resume', message, stack: null, field: null, ofDataset: false };
  if (error instanceof DivergenceError) {
    return { phase: 'training', message, stack: null, field: 'training', ofDataset: true };
  }
  const ofDataset = phase !== 'internal' && phase !== 'training';
  return { phase, message: `Uncaught ${describe(error)}`, stack, field: null, ofDataset };
}

/** An error that nobody caught, of code that runs by itself: in a timer, or after a promise. */
export function toBackgroundFault(error: unknown): RawFault {
  const fault = toFault(error, 'background');
  // What has no place is not of this program, which throws errors only.
  const isOwn = fault.stack !== null && !fault.stack.includes(bundleName) && fault.stack.includes('worker.cjs');
  return isOwn ? { ...fault, phase: 'internal', ofDataset: false } : { ...fault, ofDataset: true };
}

/** The message of an error, or what was thrown instead of one; code of a dataset file may throw anything. */
export function messageOf(error: unknown): string {
  return readText(() => (error instanceof Error ? error.message : undefined)) ?? describe(error);
}

function describe(error: unknown): string {
  return readText(() => String(error)) ?? 'a value that cannot be shown as text';
}

/** Null where there is no text, or reading it throws. */
function readText(read: () => unknown): string | null {
  try {
    const text = read();
    return typeof text === 'string' ? text : null;
  } catch {
    return null;
  }
}
