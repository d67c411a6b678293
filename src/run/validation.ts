import type { ValidationDescription } from '../protocol/description.js';
import type { ValidationResult } from '../protocol/result.js';

/**
 * Follows the loss on the validation sample: when it is measured, whether training should end, what the best network
 * was.
 */
export interface Validation {
  /** Whether the loss is to be measured after `step` steps. */
  isDue(step: number): boolean;
  /** The first step after `step` where it is. */
  nextAfter(step: number): number;
  /**
   * Takes a loss that was measured after `step` steps.
   * @param parameters gives a copy of the network's parameters, where they are worth keeping.
   */
  take(step: number, loss: number, parameters: () => Float32Array): void;
  /** Whether there has been no improvement for as long as early stopping is patient. */
  readonly isExhausted: boolean;
  /** Parameters to end with instead of the last ones; null if the last ones are to stay. */
  readonly bestParameters: Float32Array | null;
  /** Null before the first measurement. */
  readonly result: ValidationResult | null;
  /** All that it knows. */
  readonly state: ValidationState;
}

/** What is known of the loss on the validation sample; null before the first measurement. */
export interface ValidationState {
  readonly best: Best | null;
  readonly last: { readonly step: number; readonly loss: number } | null;
  /** Measurements since the last improvement. */
  readonly withoutImprovement: number;
}

interface Best {
  readonly step: number;
  readonly loss: number;
  /** Null if they are not kept. */
  readonly parameters: Float32Array | null;
}

/**
 * @param steps of the whole run: the loss is measured after the last one too.
 * @param from what is known already.
 */
export function createValidation(
  description: ValidationDescription,
  steps: number,
  from: ValidationState = { best: null, last: null, withoutImprovement: 0 },
): Validation {
  const { every, earlyStopping, keepBest } = description;
  const leastFall = earlyStopping?.minimumImprovement ?? 0;
  let { best, last, withoutImprovement } = from;
  const bestParameters = (): Float32Array | null =>
    best !== null && best.step !== last?.step ? best.parameters : null;
  return {
    isDue: (step) => step !== last?.step && step > 0 && (step % every === 0 || step >= steps),
    nextAfter: (step) => Math.min(steps, (Math.floor(step / every) + 1) * every),
    take: (step, loss, parameters) => {
      last = { step, loss };
      // The same rule decides what is kept and how long to wait, as users of Keras know it.
      if (best === null || loss < best.loss - leastFall) {
        best = { step, loss, parameters: keepBest ? parameters() : null };
        withoutImprovement = 0;
      } else withoutImprovement++;
    },
    get isExhausted() {
      return earlyStopping !== null && withoutImprovement >= earlyStopping.patience;
    },
    get bestParameters() {
      return bestParameters();
    },
    get result() {
      if (best === null || last === null) return null;
      const { step, loss } = best;
      return { best: { step, loss }, last, restored: bestParameters() !== null };
    },
    get state() {
      return { best, last, withoutImprovement };
    },
  };
}
