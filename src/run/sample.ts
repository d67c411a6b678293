import { createDraw } from '../dataset/draw.js';
import type { Manifold } from '../dataset/manifold.js';
import { describeValue } from '../dataset/definition-error.js';
import { headOfLabel, pickLabel, type Label } from '../dataset/readers/label.js';
import { gatherRows, type Table } from '../dataset/readers/table.js';
import type { Random } from '../random/random.js';
import { SamplingError, type Guard } from './guard.js';
import { partRows } from './part-rows.js';

/** Points of a manifold in double precision. */
export interface Sample {
  readonly count: number;
  /** D. */
  readonly dimension: number;
  /** count × D, row-major, in data units. */
  readonly points: Float64Array;
  /** count × n chart parameters, row-major; null if there is no chart or it has no inverse. */
  readonly parameters: Float64Array | null;
  /** Columns of a table that are not trained on; none where the points are drawn. */
  readonly labels: readonly Label[];
  /** One weight for each point; null where each counts once. */
  readonly weights: Float64Array | null;
}

/** Points drawn between two looks at the clock. */
const chunk = 500;

/**
 * Draws points from a manifold that has a sampler or a chart.
 * @param field path in the definition, for errors.
 * @throws SamplingError where a point is not D finite numbers.
 */
export function drawSample(manifold: Manifold, count: number, random: Random, field: string, guard: Guard): Sample {
  const { chart, source } = manifold;
  const draw = guard(field, () => {
    // Before the search for the chart's largest area density, which needs points of the right length.
    if (source.kind === 'chart' && chart !== null) {
      checkPoint(
        chart.map(chart.domain.map(([from, to]) => (from + to) / 2)),
        manifold.ambientDimension ?? 0,
        0,
        field,
      );
    }
    return createDraw(manifold);
  });
  const dimension = manifold.ambientDimension ?? guard(field, () => draw(random).point.length);
  const points = new Float64Array(count * dimension);
  const keepsParameters = chart !== null && (source.kind !== 'sampler' || chart.inverse !== undefined);
  const parameters = keepsParameters ? new Float64Array(count * chart.domain.length) : null;
  for (let start = 0; start < count; start += chunk) {
    guard(field, () => {
      for (let row = start; row < Math.min(count, start + chunk); row++) {
        const drawn = draw(random);
        checkPoint(drawn.point, dimension, row, field);
        points.set(drawn.point, row * dimension);
        if (parameters !== null && chart !== null) {
          parameters.set(drawn.parameters ?? [], row * chart.domain.length);
        }
      }
    });
  }
  return { count, dimension, points, parameters, labels: [], weights: null };
}

/** @throws SamplingError unless the value is an array of `dimension` finite numbers. */
export function checkPoint(point: unknown, dimension: number, index: number, field: string): void {
  const expected = `${field}: expected each point to be an array of ${dimension} finite numbers`;
  if (!Array.isArray(point)) {
    throw new SamplingError(field, `${expected}, got ${describeValue(point)} for point ${index}`);
  }
  const values: readonly unknown[] = point;
  if (values.length !== dimension) {
    throw new SamplingError(field, `${expected}, got ${values.length} numbers for point ${index}`);
  }
  const wrong = values.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) {
    throw new SamplingError(
      field,
      `${expected}, got ${describeValue(values[wrong])} as coordinate ${wrong + 1} of point ${index}`,
    );
  }
}

/**
 * Refuses numbers that only double precision can hold.
 * @throws SamplingError where the network could not see a point as it is.
 */
export function checkRange({ points, dimension }: Pick<Sample, 'points' | 'dimension'>, field: string): void {
  let wrong = 0;
  // A callback for each number takes several times as long.
  while (wrong < points.length && Number.isFinite(Math.fround(points[wrong]))) wrong++;
  if (wrong === points.length) return;
  throw new SamplingError(
    field,
    `${field}: expected numbers of at most 3.4e38, as networks compute in single precision, got ${points[wrong]} ` +
      `as coordinate ${(wrong % dimension) + 1} of point ${Math.floor(wrong / dimension)}`,
  );
}

/** The sample in the rows of a table that stand at the given places. */
export function selectRows({ dimension, values, labels, weights }: Table, rows: Uint32Array): Sample {
  return sampleOf(dimension, gatherRows(values, dimension, rows), rows, labels, weights);
}

/** The samples in parts of the rows of a table, which is used up: large parts are views of its memory. */
export function splitRows(
  { dimension, values, labels, weights }: Pick<Table, 'dimension' | 'values' | 'labels' | 'weights'>,
  parts: readonly Uint32Array[],
): Sample[] {
  return partRows(values, dimension, parts).map((points, k) => sampleOf(dimension, points, parts[k], labels, weights));
}

/** @param rows that the points are, among those of the labels and weights. */
const sampleOf = (
  dimension: number,
  points: Float64Array,
  rows: Uint32Array,
  labels: readonly Label[],
  weights: Float64Array | null,
): Sample => ({
  count: rows.length,
  dimension,
  points,
  parameters: null,
  labels: labels.map((label) => pickLabel(label, rows)),
  weights: weights && gatherRows(weights, 1, rows),
});

/** The points of a sample that stand at the given places. */
export function pickRows(sample: Sample, rows: Uint32Array): Sample {
  return {
    ...sampleOf(
      sample.dimension,
      gatherRows(sample.points, sample.dimension, rows),
      rows,
      sample.labels,
      sample.weights,
    ),
    parameters: pickParameters(sample, rows),
  };
}

/** Parts of the points of a sample, which is used up: large parts are views of its memory. */
export function splitSample(sample: Sample, parts: readonly Uint32Array[]): Sample[] {
  return splitRows({ ...sample, values: sample.points }, parts).map((part, k) => ({
    ...part,
    parameters: pickParameters(sample, parts[k]),
  }));
}

const pickParameters = ({ parameters, count }: Sample, rows: Uint32Array): Float64Array | null =>
  parameters && gatherRows(parameters, parameters.length / count, rows);

/** The first `count` points of a sample. */
export function head(sample: Sample, count: number): Sample {
  const { dimension, points, parameters, labels, weights } = sample;
  const kept = Math.min(count, sample.count);
  const n = parameters === null ? 0 : parameters.length / sample.count;
  return {
    count: kept,
    dimension,
    points: points.subarray(0, kept * dimension),
    parameters: parameters?.subarray(0, kept * n) ?? null,
    labels: labels.map((label) => headOfLabel(label, kept)),
    weights: weights?.subarray(0, kept) ?? null,
  };
}
