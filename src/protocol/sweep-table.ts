/** A value of a point, as data. */
export type SweptValue =
  null | boolean | number | string | readonly SweptValue[] | { readonly [field: string]: SweptValue };

/** The values of a point by field: whole paths such as `training.seed`, or names of parameters of the user's own. */
export type SweptPoint = Readonly<Record<string, SweptValue>>;

/** The field whose values only repeat a run. */
export const seedField = 'training.seed';

/** Whether a sweep repeats one run with several seeds, and varies nothing else. @param fields what varies. */
export const isOfSeeds = (fields: readonly string[]): boolean => fields.length === 1 && fields[0] === seedField;

/** A column of the table: something that varies. */
export interface SweepParameter {
  /** Whole path, such as `autoencoder.latent`, or name of a parameter of the user's own. */
  readonly name: string;
  /** The shortest name, such as `latent`. */
  readonly label: string;
  /** Whether each value is a number. Others stand in the table as texts, such as `euclidean(1)` and `[32, 32]`. */
  readonly isNumber: boolean;
  /** The values that differ: numbers ascending, texts in the order of the points. */
  readonly values: readonly (number | string)[];
}

/** A column of the table: what a run comes to. */
export interface SweepColumn {
  /** For files and scripts, such as `sup` or `auc_inside`. */
  readonly name: string;
  /** For people, such as `sup ρ`. */
  readonly label: string;
  /** Whether it is a distance, in the unit of the data. */
  readonly isDistance: boolean;
  /** Whether its values are numbers rather than texts. */
  readonly isNumber: boolean;
}

/**
 * - `missing`: there is no result yet.
 * - `done`: trained to its end.
 * - `ended early`: successive halving gave it up; it has the columns `steps` and `testLoss` at that step, and no others.
 * - `failed`: an error, in `message`.
 */
export type SweepPointState = 'missing' | 'done' | 'ended early' | 'failed';

/** A row of the table: one point. */
export interface SweepRow {
  /** Place in the order of the points, from 0. */
  readonly index: number;
  /** Follows from the values alone: 12 hexadecimal digits. */
  readonly id: string;
  readonly state: SweepPointState;
  /** The values as the dataset file or the command line gives them. */
  readonly point: SweptPoint;
  /** For each of the parameters its value; null where the point leaves the field as the file has it. */
  readonly values: readonly (number | string | null)[];
  /** For each of the columns what the run came to; null where it is not known. */
  readonly outcomes: readonly (number | string | null)[];
  /** What went wrong; null if nothing did. */
  readonly message: string | null;
  /** Folder of its run directory, relative to the sweep directory; null if none is kept. */
  readonly folder: string | null;
}

/** What a search for the smallest latent space rests on. */
export interface LatentScan {
  /** Root mean square distance of the training points from their mean, in data units. */
  readonly radius: number;
  /** D: numbers of a point. */
  readonly ambientDimension: number;
  /** n; null if it is neither declared nor could be estimated. */
  readonly dimension: number | null;
  readonly isEstimated: boolean;
  /** The root mean square distance of the points from the manifold that noise was added to; null if that is not known. */
  readonly noiseFloor?: number | null;
}

/** A sweep as a table: a row for each point. */
export interface SweepTable {
  /** Name of the dataset. */
  readonly name: string;
  /** The dataset file, as the user gave it. */
  readonly file: string;
  /** SHA-256 of the bundled dataset file, hexadecimal. */
  readonly hash: string;
  readonly parameters: readonly SweepParameter[];
  readonly columns: readonly SweepColumn[];
  /** In the order of the points. */
  readonly rows: readonly SweepRow[];
  /** Null unless the sweep is over latent spaces, the smallest first, to find the smallest that holds the data. */
  readonly latentScan: LatentScan | null;
}

/** The two sweeps that may stand beside a run: one over seeds alone, and one over other fields. */
export type SweepKind = 'seeds' | 'fields';

export const sweepKindOf = ({ parameters }: Pick<SweepTable, 'parameters'>): SweepKind =>
  isOfSeeds(parameters.map(({ name }) => name)) ? 'seeds' : 'fields';
