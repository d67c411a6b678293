import { DefinitionError } from '../dataset/definition-error.js';
import type { FaultPhase } from '../protocol/fault.js';
import { SamplingError } from '../run/guard.js';
import { DivergenceError } from '../run/run.js';
import type { RawFault } from './messages.js';

/** An error as an error, with what is known of who is to blame. */
export function toFault(error: unknown, phase: FaultPhase): RawFault {
  const stack = error instanceof Error ? (error.stack ?? null) : null;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof DefinitionError) {
    return { phase: 'definition', message, stack, field: error.path, ofDataset: true };
  }
  if (error instanceof SamplingError) {
    return { phase: 'sampling', message, stack: null, field: error.field, ofDataset: true };
  }
  if (error instanceof DivergenceError) {
    return { phase: 'training', message, stack: null, field: 'training', ofDataset: true };
  }
  const ofDataset = phase !== 'internal' && phase !== 'training';
  return { phase, message: `Uncaught ${String(error)}`, stack, field: null, ofDataset };
}
