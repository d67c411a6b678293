import type { CodePart, LatentCode } from '../../autoencoder/latent-code.js';
import type { InjectivityResult } from '../../protocol/result.js';
import { foldCount, sphereDegree, windingNumber } from './curve.js';

/** A grid over a chart of one or two parameters, ends included, the first parameter running fastest. */
export interface ChartGrid {
  /** Number of nodes along each parameter. */
  readonly counts: readonly number[];
  /** Whether the two ends of each parameter's interval are the same point. */
  readonly periodic: readonly boolean[];
  /**
   * Nodes of the triangles of the surface, oriented alike, where the chart covers a closed oriented one: each parameter
   * is periodic, or its ends are single points. Null elsewhere.
   */
  readonly triangles: Uint32Array | null;
}

/** Ends of a parameter's interval this close together, as a share of the manifold's extent, are single points. */
const pointTolerance = 1e-6;

/**
 * The grid of nodes over a chart.
 * @param points nodes × D, row-major.
 * @param dimension D.
 */
export function createChartGrid(
  counts: readonly number[],
  periodic: readonly boolean[],
  points: ArrayLike<number>,
  dimension: number,
): ChartGrid {
  const extent = spread(
    points,
    dimension,
    Array.from({ length: points.length / dimension }, (_, node) => node),
  );
  const isPoint = (k: number, end: number): boolean =>
    spread(points, dimension, line(counts, 1 - k, end)) < pointTolerance * extent;
  const isClosed =
    counts.length === 2 && periodic.every((wraps, k) => wraps || (isPoint(k, 0) && isPoint(k, counts[k] - 1)));
  return { counts, periodic, triangles: isClosed ? trianglesOf(counts) : null };
}

/** Whether a fold count, winding numbers or a degree are defined for maps of a chart to a latent space. */
export function isCoveringDefined({ counts, periodic, triangles }: ChartGrid, { size, parts }: LatentCode): boolean {
  const folds = counts.length === 1 && size === 1;
  const winding = periodic.includes(true) && parts.some(isCircle);
  return folds || winding || (triangles !== null && isSphere({ size, parts }));
}

/**
 * Fold count, winding numbers and degree of an encoder, from its codes on a grid.
 * @param codes nodes × code size, row-major.
 * @returns null if they are all undefined.
 */
export function measureCovering(grid: ChartGrid, codes: ArrayLike<number>, code: LatentCode): InjectivityResult | null {
  if (!isCoveringDefined(grid, code)) return null;
  const { counts, periodic, triangles } = grid;
  const { size, parts } = code;
  const n = counts.length;
  const circles = parts.filter(isCircle);
  const windingNumbers = periodic.flatMap((wraps, k) =>
    wraps ? [circles.map(({ start }) => windingAlong(grid, codes, size, k, start))] : [],
  );
  let degree: number | null = null;
  if (windingNumbers.length === n && circles.length === n && size === 2 * n) degree = determinant(windingNumbers);
  else if (triangles !== null && isSphere(code)) degree = sphereDegree(codes, triangles);
  return {
    // Of a closed curve the last node is the first one again.
    folds: n === 1 && size === 1 ? foldCount(periodic[0] ? Array.from(codes).slice(0, -1) : codes, periodic[0]) : null,
    windingNumbers: circles.length > 0 && windingNumbers.length > 0 ? windingNumbers : null,
    degree,
  };
}

/** Whether a part of a code is a point of S¹. */
function isCircle({ kind, size }: CodePart): boolean {
  return kind === 'unitVector' && size === 2;
}

/** Whether codes are points of S² and nothing else. */
function isSphere({ size, parts }: LatentCode): boolean {
  return size === 3 && parts.at(0)?.kind === 'unitVector' && parts.at(0)?.size === 3;
}

/** Turns of the two numbers from `start` on while parameter k goes once around, the other held in the middle. */
function windingAlong(grid: ChartGrid, codes: ArrayLike<number>, size: number, k: number, start: number): number {
  const middle = grid.counts.length === 1 ? 0 : Math.floor(grid.counts[1 - k] / 2);
  const nodes = line(grid.counts, k, middle).slice(0, -1);
  return windingNumber(nodes.flatMap((node) => [codes[node * size + start], codes[node * size + start + 1]]));
}

/** Nodes along parameter k, the other parameter held at its node `at`. */
function line(counts: readonly number[], k: number, at: number): number[] {
  return Array.from({ length: counts[k] }, (_, step) => (k === 0 ? at * counts[0] + step : step * counts[0] + at));
}

/** Largest distance of some nodes from the first of them. */
function spread(points: ArrayLike<number>, dimension: number, nodes: readonly number[]): number {
  let greatest = 0;
  for (const node of nodes) {
    let square = 0;
    for (let i = 0; i < dimension; i++)
      square += (points[node * dimension + i] - points[nodes[0] * dimension + i]) ** 2;
    greatest = Math.max(greatest, square);
  }
  return Math.sqrt(greatest);
}

/** Two triangles for each cell of a grid over two parameters, oriented as these are. */
function trianglesOf([columns, rows]: readonly number[]): Uint32Array {
  const cells = Array.from({ length: (columns - 1) * (rows - 1) }, (_, cell) => cell);
  return Uint32Array.from(
    cells.flatMap((cell) => {
      const node = Math.floor(cell / (columns - 1)) * columns + (cell % (columns - 1));
      return [node, node + 1, node + columns + 1, node, node + columns + 1, node + columns];
    }),
  );
}

/** Of at most two rows. */
function determinant(rows: readonly (readonly number[])[]): number {
  return rows.length === 1 ? rows[0][0] : rows[0][0] * rows[1][1] - rows[0][1] * rows[1][0] + 0;
}
