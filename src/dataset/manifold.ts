import type { Latent } from '../autoencoder/options.js';
import type { Random } from '../random/random.js';
import type { CsvDialect } from './readers/csv-dialect.js';
import type { Label } from './readers/label.js';
import type { Selection } from './readers/selection.js';
import type { Table } from './readers/table.js';

/** Name and unit of one number of a point, as drawn on an axis. */
export interface Coordinate {
  /** Name, such as `x` or `longitude`. */
  readonly name: string;
  /** Unit, such as `GeV`; empty if none. */
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
  /** The area element, where a closed form is known; elsewhere it is found by finite differences of the map. */
  readonly areaElement?: AreaElement;
}

/** The n-dimensional area that a chart gives to a unit of its parameters, √det JᵀJ with J the Jacobian of its map. */
export interface AreaElement {
  /** √det JᵀJ at the given parameters. */
  readonly density: (parameters: readonly number[]) => number;
  /** An upper bound of the density on the domain: points are drawn faster the lower it is. */
  readonly bound: number;
}

/** What is known about the topology of a manifold. Nothing is guessed; what is not known is left out. */
export interface Topology {
  /** Betti numbers b_0, b_1, … over Z/2; those after the last one given are 0. */
  readonly bettiNumbers?: readonly number[];
  /** Smallest d for which the manifold embeds in ℝᵈ. */
  readonly embeddingDimension?: number;
  /** Images of spheres Sᵏ inside the manifold: what the theorem of Borsuk and Ulam needs. */
  readonly antipodalSpheres?: readonly AntipodalSphere[];
  /** Whether it is a closed manifold: compact, connected, without boundary, of the intrinsic dimension throughout. */
  readonly isClosed?: boolean;
  /**
   * The reach (Federer, 1959), in data units, or a lower bound of it: every point of space that is nearer to the
   * manifold has one nearest point on it.
   */
  readonly reach?: number;
  /** A latent space that it is homeomorphic to, or embeds in as the middle of it does: it can hold the data. */
  readonly latent?: Latent;
}

/** The image of a sphere Sᵏ inside a manifold under a continuous map h, whose antipode of h(u) is h(−u). */
export interface AntipodalSphere {
  /** For people, such as "the outer equator". */
  readonly name: string;
  /** k. */
  readonly dimension: number;
  /**
   * Half the smallest distance ‖h(u) − h(−u)‖, in data units, or a lower bound of it. On a sphere that is symmetric
   * about a centre this is the smallest distance of its points from the centre.
   */
  readonly radius: number;
  /**
   * h, from unit vectors of ℝᵏ⁺¹ to points of the manifold. Where it is given and the chart has an inverse, the search
   * for two points with one code looks at opposite points too.
   */
  readonly map?: (u: readonly number[]) => readonly number[];
}

/** A point as it was drawn. */
export interface Drawn {
  readonly point: readonly number[];
  /** Its chart parameters, where the manifold has a chart and they are known. */
  readonly parameters?: readonly number[];
}

/** Draws one point, from the random numbers given and no others. */
export type Draw = (random: Random) => Drawn;

/** Where the points of a manifold come from. */
export type PointSource =
  /** Drawn through the chart, uniform in area. */
  | { readonly kind: 'chart' }
  /** Drawn one by one. */
  | { readonly kind: 'sampler'; readonly sample: (random: Random) => readonly number[] }
  /** Drawn through other manifolds, together with the chart parameters where the manifold has a chart. */
  | { readonly kind: 'derived'; readonly draw: Draw }
  | TableSource;

/** A table of points, which has as many as it has. */
export type TableSource =
  /** Given one by one, with what is known of each beside its coordinates. */
  | {
      readonly kind: 'list';
      readonly points: readonly (readonly number[])[];
      readonly labels: readonly Label[];
      readonly weights: Float64Array | null;
    }
  | FileSource
  /** Made from other tables. */
  | { readonly kind: 'tables'; readonly parts: readonly Manifold[]; readonly combine: CombineTables };

/** Makes one table from others, by its random numbers and no others. */
export type CombineTables = (tables: readonly Table[], context: TableContext) => Table;

/** What a table is made with. */
export interface TableContext {
  readonly random: Random;
  /** Runs code of the dataset file. */
  readonly guard: <T>(task: () => T) => T;
}

/** A format of files, with what only it needs to be told. */
export type FileFormat =
  | { readonly name: 'csv'; readonly dialect: CsvDialect }
  | { readonly name: 'npy' | 'parquet' | 'json' | 'arrow' }
  /** The array whose columns these are; null where each array is one. */
  | { readonly name: 'npz'; readonly array: string | null }
  /** The dataset whose columns these are; null where each dataset is one. */
  | { readonly name: 'hdf5'; readonly dataset: string | null }
  /** Null for the only tree of the file. */
  | { readonly name: 'root'; readonly tree: string | null };

/** Files to read points from, one after another. */
export interface FileSource {
  readonly kind: 'file';
  /** Relative to the dataset file, or absolute; with `*` and `**` for several. */
  readonly paths: readonly string[];
  readonly format: FileFormat;
  readonly selection: Selection;
}

/**
 * A data manifold M ⊂ ℝᴰ, or any other distribution of points in ℝᴰ. Made by functions such as `circle` and `sphere`,
 * by `parametric`, `sampled` and `points`, by the readers of files such as `csv`, and from other manifolds by `union`,
 * `product`, `embed` and others.
 */
export interface Manifold<D extends number = number> {
  /** For people, such as "circle of radius 1". */
  readonly name: string;
  /** D, the number of coordinates of a point; null if only the file knows. */
  readonly ambientDimension: D | null;
  /** n, or null if it is not known. */
  readonly intrinsicDimension: number | null;
  /** Names and units of the coordinates; null for x, y, z or x₁ … x_D without units. */
  readonly coordinates: readonly Coordinate[] | null;
  readonly chart: Chart | null;
  readonly topology: Topology;
  readonly source: PointSource;
  /** The n-dimensional area of the manifold in data units (length for n = 1), where it is known. */
  readonly area?: number;
  /**
   * Where noise was added to a manifold of n dimensions: σ√(D − n), to first order in σ the root mean square distance of
   * the points from that manifold, in data units.
   */
  readonly noiseFloor?: number;
  /**
   * Length of the shortest path on the manifold between two of its points, in data units, where a closed form is known;
   * Infinity if no path joins them.
   */
  readonly geodesicDistance?: (a: readonly number[], b: readonly number[]) => number;
}
