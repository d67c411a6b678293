import type { Chart } from '../../dataset/manifold.js';

/**
 * All hulls of a point of a sample and its nearest neighbours as one chart, so that a search on a manifold can be made in
 * them. The first parameter says which point, and does not change in a search, since nothing varies with it but by
 * jumps. The others are weights s_i ≥ 0 of the point and its neighbours: x = Σ s_i x_i / Σ s_i.
 */
export class NeighbourHulls {
  readonly chart: Chart;
  private readonly rows: number;
  private readonly known = new Map<number, readonly number[]>();

  /**
   * @param points rows × dimension, row-major.
   * @param neighbours of each point.
   * @param reach neighbours farther away than this are not used.
   */
  constructor(
    private readonly points: Float32Array | Float64Array,
    private readonly dimension: number,
    private readonly neighbours: number,
    private readonly reach: number,
  ) {
    this.rows = points.length / dimension;
    const count = neighbours + 2;
    this.chart = {
      parameters: Array.from({ length: count }, (_, k) => ({ name: `weight ${k}`, unit: '' })),
      domain: Array.from({ length: count }, () => [0, 1] as const),
      periodic: Array.from({ length: count }, () => false),
      map: (parameters) => this.pointAt(parameters),
    };
  }

  /** The parameters of a point of the sample, in the hull about it. */
  parametersOf(row: number): Float64Array {
    const parameters = new Float64Array(this.neighbours + 2);
    parameters[0] = this.rows > 1 ? row / (this.rows - 1) : 0;
    parameters[1] = 1;
    return parameters;
  }

  /** Rows of the point that a hull is about, and of its neighbours. */
  cornersOf(parameters: ArrayLike<number>): readonly number[] {
    const row = this.rowOf(parameters);
    const known = this.known.get(row);
    if (known !== undefined) return known;
    const near = nearestRows(this.points, this.dimension, row, this.neighbours).filter(
      ({ distance }) => distance <= this.reach,
    );
    const corners = [row, ...near.map((one) => one.row)];
    this.known.set(row, corners);
    return corners;
  }

  private rowOf(parameters: ArrayLike<number>): number {
    return Math.round(parameters[0] * (this.rows - 1));
  }

  /**
   * The weighted mean of values at the corners of a hull: the value at the point itself, if they are affine in the point.
   * @param width numbers that `valuesOf` gives for each row.
   */
  mean(parameters: ArrayLike<number>, width: number, valuesOf: (row: number) => ArrayLike<number>): number[] {
    const mean = new Array<number>(width).fill(0);
    for (const [row, weight] of this.weightsOf(parameters)) {
      const values = valuesOf(row);
      for (let k = 0; k < width; k++) mean[k] += weight * values[k];
    }
    return mean;
  }

  /** Rows with their weights above 0, which sum to 1. */
  private weightsOf(parameters: ArrayLike<number>): (readonly [row: number, weight: number])[] {
    const weights = Array.from(parameters).slice(1);
    // The point in the middle needs no neighbours.
    const corners = weights.some((weight, k) => k > 0 && weight > 0)
      ? this.cornersOf(parameters)
      : [this.rowOf(parameters)];
    const used = corners.reduce((total, _, i) => total + weights[i], 0);
    return corners
      .map((row, i) => [row, used > 0 ? weights[i] / used : Number(i === 0)] as const)
      .filter(([, weight]) => weight !== 0);
  }

  private pointAt(parameters: readonly number[]): number[] {
    const { points, dimension } = this;
    return this.mean(parameters, dimension, (row) => points.subarray(row * dimension, (row + 1) * dimension));
  }
}

/**
 * The points nearest to one of them, the nearest first; points at the same place do not count.
 * @param count how many at most.
 */
export function nearestRows(
  points: Float32Array | Float64Array,
  dimension: number,
  row: number,
  count: number,
): { readonly row: number; readonly distance: number }[] {
  const near: { row: number; square: number }[] = [];
  for (let other = 0; other * dimension < points.length; other++) {
    const farthest = near.length < count ? Infinity : near[near.length - 1].square;
    let square = 0;
    for (let k = 0; k < dimension && square < farthest; k++)
      square += (points[row * dimension + k] - points[other * dimension + k]) ** 2;
    if (square === 0 || square >= farthest) continue;
    if (near.length === count) near.pop();
    const place = near.findIndex((one) => one.square > square);
    near.splice(place < 0 ? near.length : place, 0, { row: other, square });
  }
  return near.map(({ row: other, square }) => ({ row: other, distance: Math.sqrt(square) }));
}
