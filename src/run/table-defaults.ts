import { layout, type Architecture } from '../autoencoder/architecture.js';
import { stepsPerEpoch } from '../autoencoder/batches.js';
import { formatCount } from '../protocol/format.js';

/*
 * Defaults for data that somebody has measured: nothing is known of them but how many rows and columns there are, so that
 * a number of epochs would leave a small table untrained and let a large one run for an hour.
 */

const batchSizes = { least: 32, most: 256 } as const;
const widths = { least: 64, most: 256 } as const;
/** Steps that a small network takes to learn a small table; every row is seen several times in any case. */
const usualSteps = 5000;
const leastEpochs = 5;
/** Multiplications of all steps: seconds on one core. */
const affordable = 3e11;
const leastSteps = 500;
/** Forward pass, gradient of the weights, gradient of the inputs: a multiplication and an addition of each parameter. */
const operationsPerParameter = 6;

/** A default, and why it is what it is. */
export interface Choice<Value> {
  readonly value: Value;
  readonly reason: string;
}

/** @param rows of the training sample. */
export function tableBatchSize(rows: number): Choice<number> {
  const wanted = nearestPower(Math.sqrt(rows), batchSizes);
  return {
    value: Math.min(rows, wanted),
    reason: `the power of two nearest to the root of the ${formatCount(rows)} rows, from ${batchSizes.least} to ${batchSizes.most}`,
  };
}

/** @param dimension D. */
export function tableHidden(dimension: number): Choice<readonly number[]> {
  const first = nearestPower(8 * Math.sqrt(dimension), widths);
  return {
    value: [first, Math.max(widths.least, first / 4)],
    reason: `the first grows with the root of the ${formatCount(dimension)} columns, from ${widths.least} to ${widths.most}`,
  };
}

/** @param rows of the training sample. */
export function tableSteps(architecture: Architecture, rows: number, batchSize: number): Choice<number> {
  const wanted = Math.max(usualSteps, leastEpochs * stepsPerEpoch(rows, batchSize));
  const each = operationsPerParameter * layout(architecture).parameters * batchSize;
  const most = Math.max(leastSteps, roundedDown(affordable / each));
  if (most < wanted) return { value: most, reason: 'as many as some seconds allow for a network of this size' };
  return wanted === usualSteps
    ? { value: wanted, reason: 'what small networks usually need' }
    : { value: wanted, reason: `each row is seen ${leastEpochs} times` };
}

function nearestPower(value: number, { least, most }: { readonly least: number; readonly most: number }): number {
  return Math.min(most, Math.max(least, 2 ** Math.round(Math.log2(value))));
}

/** To two digits. */
function roundedDown(value: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return Math.floor(value / unit) * unit;
}
