import type { StandardizationDescription } from '../protocol/description.js';
import type { Sample } from './sample.js';

/** Columns whose scales differ by more than this are standardised by `'auto'`. */
const scaleRatio = 3;
/**
 * Outside this range of scales, data are far from the unit scale that networks are initialised for: three-body phase
 * space, at 0.2, stays for thousands of steps on the plateau of odd functions.
 */
const unitScales: readonly [number, number] = [0.4, 2.5];

/**
 * Mean and standard deviation of each column of the training sample, where the network should see (x − mean) / scale.
 * A column that does not vary has scale 1.
 * @returns null if the network sees the data as they are.
 */
export function learnStandardization(train: Sample, wanted: boolean | 'auto'): StandardizationDescription | null {
  if (wanted === false) return null;
  const { count, dimension, points } = train;
  const mean = new Array<number>(dimension).fill(0);
  const square = new Array<number>(dimension).fill(0);
  points.forEach((value, index) => (mean[index % dimension] += value / count));
  points.forEach((value, index) => (square[index % dimension] += (value - mean[index % dimension]) ** 2 / count));
  const scale = square.map((variance) => (variance > 0 ? Math.sqrt(variance) : 1));
  if (wanted === 'auto') {
    const varying = square.filter((variance) => variance > 0).map(Math.sqrt);
    const [least, most] = [Math.min(...varying), Math.max(...varying)];
    const offCentre = mean.some((value, column) => Math.abs(value) > scaleRatio * scale[column]);
    if (most <= scaleRatio * least && least >= unitScales[0] && most <= unitScales[1] && !offCentre) return null;
  }
  return { mean, scale };
}

/** Data units → what the network sees; count × D, row-major. */
export function toNetwork(
  points: Float64Array | Float32Array,
  standardization: StandardizationDescription | null,
): Float32Array {
  return standardization === null
    ? Float32Array.from(points)
    : Float32Array.from(points, standardizer(standardization));
}

/** The same in double precision. */
export function toNetworkFloat64(
  points: Float64Array,
  standardization: StandardizationDescription | null,
): Float64Array {
  return standardization === null ? points : points.map(standardizer(standardization));
}

/** (x − mean) / scale of a number at its index in rows of D. */
function standardizer({ mean, scale }: StandardizationDescription): (value: number, index: number) => number {
  const dimension = mean.length;
  return (value, index) => (value - mean[index % dimension]) / scale[index % dimension];
}

/** What the network gives → data units; count × D, row-major. */
export function fromNetwork(values: Float32Array, standardization: StandardizationDescription | null): Float32Array {
  if (standardization === null) return values;
  const { mean, scale } = standardization;
  const dimension = mean.length;
  return values.map((value, index) => value * scale[index % dimension] + mean[index % dimension]);
}
