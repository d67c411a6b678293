import type { Random } from '../random/random.js';

/** Name and unit of one number of a point, as drawn on an axis. */
export interface Coordinate {
  /** Name, such as `x` or `longitude`. */
  readonly name: string;
  /** Unit, such as `GeV`; empty where there is none. */
  readonly unit: string;
}

/** A chart: a map from a box of n parameters onto the manifold, injective up to a set of measure 0. */
export interface Chart {
  /** The n parameters. */
  readonly parameters: readonly Coordinate[];
  /** [from, to] of each parameter. */
  readonly domain: readonly (readonly [number, number])[];
  /** Whether the two ends of each parameter's interval are the same point. */
  readonly periodic: readonly boolean[];
  /** The point at the given parameters. */
  map(parameters: readonly number[]): readonly number[];
  /** The parameters of a point of the manifold, where a closed form is known. */
  inverse?(point: readonly number[]): readonly number[];
}

/** What is known of the topology of a manifold. Nothing is guessed: what is not known is left out. */
export interface Topology {
  /** Betti numbers b_0 … b_n over Z/2. */
  readonly bettiNumbers?: readonly number[];
  /** Least d for which the manifold embeds in R^d. */
  readonly embeddingDimension?: number;
  /**
   * Spheres S^k inside the manifold on which some odd homeomorphism makes x ↦ −x + 2c the antipode: what the theorem
   * of Borsuk and Ulam needs.
   */
  readonly antipodalSpheres?: readonly AntipodalSphere[];
}

/** A sphere S^k inside a manifold, symmetric about a centre. */
export interface AntipodalSphere {
  /** For people, such as "the outer equator". */
  readonly name: string;
  /** k. */
  readonly dimension: number;
  /** Least distance of its points from the centre, in data units. */
  readonly radius: number;
}

/** Where the points of a manifold come from. */
export type PointSource =
  /** Drawn through the chart, uniform in area. */
  | { readonly kind: 'chart' }
  /** Drawn one by one. */
  | { readonly kind: 'sampler'; readonly sample: (random: Random) => readonly number[] }
  /** Given one by one. */
  | { readonly kind: 'list'; readonly points: readonly (readonly number[])[] }
  /** Read from a file whose path is relative to the dataset file. */
  | { readonly kind: 'file'; readonly format: 'csv'; readonly path: string; readonly columns: readonly string[] }
  | { readonly kind: 'file'; readonly format: 'npy'; readonly path: string };

/**
 * A data manifold M ⊂ R^D, or any other distribution of points in R^D. Made by `circle`, `sphere`, `torus`,
 * `parametric`, `sampled`, `points`, `csv` or `npy`.
 */
export interface Manifold<D extends number = number> {
  /** For people, such as "circle of radius 1". */
  readonly name: string;
  /** D, the number of coordinates of a point; null where only the file knows. */
  readonly ambientDimension: D | null;
  /** n, or null where it is not known. */
  readonly intrinsicDimension: number | null;
  /** Names and units of the coordinates; null for x, y, z or x₁ … x_D without units. */
  readonly coordinates: readonly Coordinate[] | null;
  readonly chart: Chart | null;
  readonly topology: Topology;
  readonly source: PointSource;
}
