import type { Chart } from '../../dataset/manifold.js';

/** Step of finite differences, as a share of a parameter's interval. */
const difference = 1e-7;

/** An encoder in double precision: rows × D points to rows × d codes, both row-major. */
export type Encode64 = (points: Float64Array) => Float64Array;

/** The same, of points whose chart parameters, rows × n, each in [0, 1], are known as well. */
export type EncodeAt = (points: Float64Array, parameters: Float64Array) => Float64Array;

/** Derivatives of codes along a direction at each point: rows × D points and rows × D directions to rows × d. */
export type PushForward = (points: Float64Array, directions: Float64Array) => Float64Array;

/** Runs code of the chart, so that the caller can guard it. */
export type RunChart = <T>(task: () => T) => T;

/** Points of a manifold and their codes. */
export interface Encoded {
  /** rows × D, row-major, in data units. */
  readonly points: Float64Array;
  /** rows × d, row-major. */
  readonly codes: Float64Array;
}

/** A point's code with its derivatives by the chart parameters. */
export interface Linearization extends Encoded {
  /** n × D: row k is the derivative of the point by parameter k. */
  readonly pointSlopes: Float64Array;
  /** n × d: row k is the derivative of the code by parameter k. */
  readonly codeSlopes: Float64Array;
}

/** The encoder on the manifold: f∘chart, with every chart parameter running over [0, 1]. */
export class EncodedManifold {
  /** n. */
  readonly parameters: number;

  constructor(
    private readonly chart: Chart,
    private readonly encode: EncodeAt,
    /** D. */
    readonly ambientDimension: number,
    /** d. */
    readonly codeDimension: number,
    private readonly runChart: RunChart,
    /** Null where derivatives of the encoder are taken as differences. */
    private readonly pushForward: PushForward | null = null,
  ) {
    this.parameters = chart.domain.length;
  }

  /** @param parameters rows × n, row-major, each in [0, 1]. */
  evaluate(parameters: Float64Array): Encoded {
    const points = this.pointsAt(parameters);
    return { points, codes: this.encode(points, parameters) };
  }

  /** n parameters, each in [0, 1], on the intervals of the chart. */
  chartParameters(parameters: Float64Array): number[] {
    return this.chart.domain.map(([from, to], k) => from + (to - from) * parameters[k]);
  }

  /** n parameters of the chart, each to [0, 1]; those of a periodic one are wrapped. */
  shares(parameters: readonly number[]): Float64Array {
    return Float64Array.from(this.chart.domain, ([from, to], k) => {
      const share = (parameters[k] - from) / (to - from);
      return this.chart.periodic[k] ? share - Math.floor(share) : Math.min(1, Math.max(0, share));
    });
  }

  /** rows × n parameters, each in [0, 1] → rows × D. */
  pointsAt(parameters: Float64Array): Float64Array {
    const n = this.parameters;
    const rows = parameters.length / n;
    const points = new Float64Array(rows * this.ambientDimension);
    return this.runChart(() => {
      for (let row = 0; row < rows; row++) {
        const at = this.chartParameters(parameters.subarray(row * n, (row + 1) * n));
        points.set(this.chart.map(at), row * this.ambientDimension);
      }
      return points;
    });
  }

  /**
   * The derivatives at one parameter vector: of the chart by one-sided differences, away from the nearer end of each
   * interval; of the encoder as well, unless its derivatives are known.
   */
  linearize(parameters: Float64Array): Linearization {
    const n = this.parameters;
    const shifted = new Float64Array((n + 1) * n);
    const steps = new Float64Array(n);
    shifted.set(parameters);
    for (let k = 0; k < n; k++) {
      const row = (k + 1) * n;
      shifted.set(parameters, row);
      shifted[row + k] += parameters[k] > 0.5 ? -difference : difference;
      steps[k] = shifted[row + k] - parameters[k];
    }
    const points = this.pointsAt(shifted);
    const pointSlopes = slopes(points, steps);
    const point = points.subarray(0, this.ambientDimension);
    if (this.pushForward !== null) {
      const repeated = Float64Array.from(pointSlopes, (_, index) => point[index % point.length]);
      const codeSlopes = this.pushForward(repeated, pointSlopes);
      return { points: point, codes: this.encode(point, parameters), pointSlopes, codeSlopes };
    }
    const codes = this.encode(points, shifted);
    return {
      points: point,
      codes: codes.subarray(0, this.codeDimension),
      pointSlopes,
      codeSlopes: slopes(codes, steps),
    };
  }

  /** Whether a parameter stands at an end of its interval and would leave it. */
  isHeld(parameters: Float64Array, k: number, direction: number): boolean {
    return !this.chart.periodic[k] && ((parameters[k] <= 0 && direction < 0) || (parameters[k] >= 1 && direction > 0));
  }

  /** A parameter vector moved: wrapped where periodic, held at the ends of the interval elsewhere. */
  move(parameters: Float64Array, step: Float64Array, factor: number): Float64Array {
    return parameters.map((value, k) => {
      const next = value + factor * step[k];
      return this.chart.periodic[k] ? next - Math.floor(next) : Math.min(1, Math.max(0, next));
    });
  }
}

/** Differences of rows 1 … n from row 0, each over its step. */
function slopes(values: Float64Array, steps: Float64Array): Float64Array {
  const width = values.length / (steps.length + 1);
  const differences = new Float64Array(steps.length * width);
  for (let row = 0, at = 0; row < steps.length; row++) {
    for (let k = 0; k < width; k++, at++) differences[at] = (values[width + at] - values[k]) / steps[row];
  }
  return differences;
}
