import type { Latent } from '../autoencoder/options.js';
import { holds } from '../holding.js';
import { isLatent } from './latent-name.js';
import type { LatentScan, SweepTable } from './sweep-table.js';

/** What the runs with one latent space came to. */
export interface ScannedSpace {
  readonly latent: Latent;
  /** Runs that are to be, and those that are over. */
  readonly runs: number;
  readonly over: number;
  /** Runs that hold the data. */
  readonly holding: number;
  /** sup ρ and median ρ of each run that came to a result. */
  readonly sup: readonly number[];
  readonly median: readonly number[];
  /** The strongest lower bound of sup ρ among the runs; null if none. */
  readonly bound: number | null;
}

/** What a scan says. */
export type ScanAnswer =
  /** It takes more runs to say something. */
  | { readonly kind: 'unfinished' }
  /** The smallest space that some run holds the data in, and the smallest that all do; null if none. */
  | { readonly kind: 'holds'; readonly smallest: ScannedSpace; readonly always: ScannedSpace | null }
  /** Only a space of as many dimensions as a point has numbers holds them, which any data fit into. */
  | { readonly kind: 'whole'; readonly smallest: ScannedSpace }
  /** None holds them: the least sup ρ of all runs, and where the median stops falling fast; null if nowhere. */
  | { readonly kind: 'none'; readonly least: number; readonly elbow: ScannedSpace | null };

/** The latent spaces of a scan, the smallest first; empty for any other sweep. */
export function scannedSpaces({ parameters, columns, rows, latentScan }: SweepTable): readonly ScannedSpace[] {
  const parameter = parameters.findIndex(({ name }) => name === latentField);
  if (latentScan === null || parameter < 0) return [];
  const column = (wanted: string): number => columns.findIndex(({ name }) => name === wanted);
  const [sup, median, bound] = [column('sup'), column('median'), column('theory')];
  return parameters[parameter].values.flatMap((value) => {
    const own = rows.filter(({ values }) => values[parameter] === value);
    const latent = own.at(0)?.point[latentField];
    if (!isLatent(latent)) return [];
    const numbers = (at: number): number[] =>
      own.flatMap(({ outcomes }) => {
        const outcome = outcomes[at] ?? null;
        return typeof outcome === 'number' ? [outcome] : [];
      });
    const sups = numbers(sup);
    const bounds = numbers(bound);
    return [
      {
        latent,
        runs: own.length,
        over: own.filter(({ state }) => state !== 'missing').length,
        holding: sups.filter((one) => holds(one, latentScan.radius)).length,
        sup: sups,
        median: numbers(median),
        bound: bounds.length === 0 ? null : Math.max(...bounds),
      },
    ];
  });
}

/** The field that a scan varies beside the seed. */
export const latentField = 'autoencoder.latent';

/** @param spaces the smallest first. */
export function scanAnswer(spaces: readonly ScannedSpace[], { ambientDimension }: LatentScan): ScanAnswer {
  const smallest = spaces.findIndex(({ holding }) => holding > 0);
  const tried = smallest < 0 ? spaces : spaces.slice(0, smallest + 1);
  const sups = spaces.flatMap(({ sup }) => sup);
  if (sups.length === 0 || tried.some(({ over, runs }) => over < runs)) return { kind: 'unfinished' };
  if (smallest < 0) return { kind: 'none', least: Math.min(...sups), elbow: elbowOf(spaces) };
  const found = spaces[smallest];
  if (found.latent.kind === 'euclidean' && found.latent.dimension >= ambientDimension)
    return { kind: 'whole', smallest: found };
  const always = spaces.slice(smallest).find(({ holding, runs }) => holding === runs);
  return { kind: 'holds', smallest: found, always: always ?? null };
}

/** Distance of the elbow from the chord below which a curve counts as straight. */
const leastBend = 0.15;

/**
 * The Euclidean space from which on the median error falls slowly: the point farthest below the chord of the curve, both
 * axes from 0 to 1 (Satopää, Albrecht, Irwin & Raghavan, "Finding a Kneedle in a Haystack", ICDCSW 2011).
 */
function elbowOf(spaces: readonly ScannedSpace[]): ScannedSpace | null {
  const curve = spaces.flatMap((space) =>
    space.latent.kind === 'euclidean' && space.median.length > 0 ? [{ space, error: medianOf(space.median) }] : [],
  );
  if (curve.length < 3) return null;
  const [first, last] = [curve[0], curve[curve.length - 1]];
  const fall = first.error - last.error;
  if (!(fall > 0)) return null;
  const width = last.space.latent.dimension - first.space.latent.dimension;
  const bends = curve.map(
    ({ space, error }) =>
      1 - (space.latent.dimension - first.space.latent.dimension) / width - (error - last.error) / fall,
  );
  const most = Math.max(...bends);
  return most < leastBend ? null : curve[bends.indexOf(most)].space;
}

/** @param values at least one. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}
