import { columnMoments } from '../linear/column-moments.js';
import type { StandardizationDescription } from '../protocol/description.js';
import type { Sample } from './sample.js';

/** Columns whose scales differ by more than this are standardised by `'auto'`. */
const scaleRatio = 3;
/**
 * Outside this range of scales, data are far from the unit scale that networks are initialised for: three-body phase
 * space, at 0.2, stays for thousands of steps on the plateau of odd functions.
 */
const unitScales: readonly [number, number] = [0.4, 2.5];

/** Columns from which a table may be images. */
const fewestPixels = 17;
/** Share of the columns that have the lowest value of all as theirs, from which they are of one kind. */
const sharedLowest = 0.5;

/**
 * Whether the columns are of one kind, as the pixels of images are: most have the lowest value of the table. A scale for
 * each would turn the noise of the pixels at the edge into the largest numbers.
 */
export function hasOneScale({ dimension, points }: Sample): boolean {
  if (dimension < fewestPixels) return false;
  const lowest = new Float64Array(dimension).fill(Infinity);
  for (let at = 0; at < points.length; at += dimension) {
    for (let column = 0; column < dimension; column++) lowest[column] = Math.min(lowest[column], points[at + column]);
  }
  const least = lowest.reduce((a, b) => Math.min(a, b));
  return lowest.filter((value) => value === least).length >= sharedLowest * dimension;
}

/**
 * Mean and standard deviation of each column of the training sample, where the network should see (x − mean) / scale.
 * A column that does not vary has scale 1.
 * @param oneScale whether all columns have the root of their mean variance as their scale.
 * @returns null if the network sees the data as they are.
 */
export function learnStandardization(
  train: Sample,
  wanted: boolean | 'auto',
  oneScale: boolean,
): StandardizationDescription | null {
  if (wanted === false) return null;
  const { dimension, points } = train;
  const { mean, variance: square } = columnMoments(points, dimension);
  const meanVariance = square.reduce((sum, variance) => sum + variance / dimension, 0);
  if (oneScale) {
    const all = meanVariance > 0 ? Math.sqrt(meanVariance) : 1;
    return { mean: Array.from(mean), scale: Array.from(mean, () => all) };
  }
  const scale = Array.from(square, (variance) => (variance > 0 ? Math.sqrt(variance) : 1));
  if (wanted === 'auto') {
    const varying = square.filter((variance) => variance > 0).map(Math.sqrt);
    const [least, most] = [Math.min(...varying), Math.max(...varying)];
    const offCentre = mean.some((value, column) => Math.abs(value) > scaleRatio * scale[column]);
    if (most <= scaleRatio * least && least >= unitScales[0] && most <= unitScales[1] && !offCentre) return null;
  }
  return { mean: Array.from(mean), scale };
}

/** Data units → what the network sees; count × D, row-major. */
export function toNetwork(
  points: Float64Array | Float32Array,
  standardization: StandardizationDescription | null,
): Float32Array {
  return standardization === null
    ? new Float32Array(points)
    : standardize(points, standardization, new Float32Array(points.length));
}

/** Writes one row of points (row-major) at a place of an array, as the network sees it. */
export type WriteRow = (points: Float64Array, row: number, into: Float32Array, at: number) => void;

/** {@link toNetwork} row by row. @param dimension D. */
export function standardizer(standardization: StandardizationDescription | null, dimension: number): WriteRow {
  const mean = Float64Array.from(standardization?.mean ?? new Float64Array(dimension));
  const scale = Float64Array.from(standardization?.scale ?? new Float64Array(dimension).fill(1));
  return (points, row, into, at) => {
    const from = row * dimension;
    for (let column = 0; column < dimension; column++)
      into[at + column] = (points[from + column] - mean[column]) / scale[column];
  };
}

/** The same in double precision. */
export function toNetworkFloat64(
  points: Float64Array,
  standardization: StandardizationDescription | null,
): Float64Array {
  return standardization === null ? points : standardize(points, standardization, new Float64Array(points.length));
}

/** Writes (x − mean) / scale of each number of the rows. */
function standardize<Result extends Float32Array | Float64Array>(
  points: Float64Array | Float32Array,
  { mean, scale }: StandardizationDescription,
  result: Result,
): Result {
  const dimension = mean.length;
  for (let at = 0; at < points.length; at += dimension) {
    for (let column = 0; column < dimension; column++) {
      result[at + column] = (points[at + column] - mean[column]) / scale[column];
    }
  }
  return result;
}

/** What the network gives → data units; count × D, row-major, in place. */
export function fromNetwork(values: Float32Array, standardization: StandardizationDescription | null): Float32Array {
  if (standardization === null) return values;
  const { mean, scale } = standardization;
  const dimension = mean.length;
  for (let at = 0; at < values.length; at += dimension) {
    for (let column = 0; column < dimension; column++) {
      values[at + column] = values[at + column] * scale[column] + mean[column];
    }
  }
  return values;
}
