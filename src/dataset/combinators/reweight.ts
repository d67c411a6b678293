import * as v from 'valibot';
import { createRandom } from '../../random/random.js';
import { above, callback, check } from '../check.js';
import { createLazyDraw, isTable } from '../draw.js';
import type { Draw, Manifold } from '../manifold.js';
import type { Point } from '../point.js';
import { pickTableRows, rowsOf } from '../readers/table.js';
import { eachRow, fromTable } from './table-rows.js';

const schema = v.strictObject({ bound: v.optional(above(0)) });

/** Points at which the largest density is looked for where none is stated, and the head room above what they show. */
const pilotPoints = 10_000;
const headRoom = 1.5;
/** Points in a row that may be rejected before sampling is given up. */
const patience = 1_000_000;

/** Options of {@link reweight}. */
export interface ReweightOptions {
  /**
   * An upper bound of the density on the manifold, > 0: the lower, the faster the sampling. Default: one and a half
   * times the largest at 10,000 points; if a point exceeds it, sampling stops with an error rather than give wrong
   * samples.
   */
  readonly bound?: number;
}

/**
 * A manifold sampled with another density, by accept/reject: its own density times the given one. The space stays the
 * same, so everything known about it is kept; of a table of points as many rows are taken. To cut out a region, where the density would be 0, use `restrict`.
 * @param density relative density at a point, > 0; need not be normalised.
 * @example reweight(circle(), ([x]) => (x > 0.9 ? 0.05 : 1))
 */
export function reweight<D extends number>(
  manifold: Manifold<D>,
  density: (point: Point<D>) => number,
  options?: ReweightOptions,
): Manifold<D>;
export function reweight(
  manifold: Manifold,
  density: (point: readonly number[]) => number,
  options: ReweightOptions = {},
): Manifold {
  check('reweight(density)', callback, density);
  check('reweight', schema, options);
  if (isTable(manifold)) return reweightedTable(manifold, density, options.bound);
  const draw = createLazyDraw(manifold);
  let { bound } = options;
  return {
    ...manifold,
    name: `${manifold.name}, reweighted`,
    source: {
      kind: 'derived',
      draw: (random) => {
        bound ??= findBound(draw, density);
        for (let trial = 0; trial < patience; trial++) {
          const drawn = draw(random);
          const value = checkedDensity(density, drawn.point);
          if (value > bound) {
            throw new RangeError(
              `reweight: expected a density of at most ${bound}, got ${value} at (${drawn.point.join(', ')}); state a greater \`bound\``,
            );
          }
          if (random.uniform() * bound < value) return drawn;
        }
        throw new RangeError(
          `reweight: expected a bound near the greatest density, got ${bound}, which none of ` +
            `${patience.toLocaleString('en')} points came near; state a lower \`bound\``,
        );
      },
    },
  };
}

/** Each row is kept with a probability of its density over the greatest. */
function reweightedTable(
  manifold: Manifold,
  density: (point: readonly number[]) => number,
  stated: number | undefined,
): Manifold {
  return {
    ...manifold,
    name: `${manifold.name}, reweighted`,
    source: fromTable(manifold, (table, context) => {
      const densities = new Float64Array(rowsOf(table));
      eachRow(table, context, (point, row) => (densities[row] = checkedDensity(density, point)));
      const greatest = densities.reduce((a, b) => Math.max(a, b), 0);
      const bound = stated ?? greatest;
      if (greatest > bound)
        throw new RangeError(
          `reweight: expected a density of at most ${bound}, got ${greatest}; state a greater \`bound\``,
        );
      const { random } = context;
      const isKept = densities.map((value) => (random.uniform() * bound < value ? 1 : 0));
      return pickTableRows(
        table,
        Uint32Array.from(isKept.keys()).filter((row) => isKept[row] === 1),
      );
    }),
  };
}

/** Random numbers of its own keep the search from depending on, or disturbing, those of the run. */
function findBound(draw: Draw, density: (point: readonly number[]) => number): number {
  const random = createRandom(0, 'geometry');
  let greatest = 0;
  for (let pilot = 0; pilot < pilotPoints; pilot++) {
    greatest = Math.max(greatest, checkedDensity(density, draw(random).point));
  }
  return headRoom * greatest;
}

function checkedDensity(density: (point: readonly number[]) => number, point: readonly number[]): number {
  const value = density(point);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new RangeError(
    `reweight: expected a density greater than 0, got ${value} at (${point.join(', ')}); to cut a region out, use restrict`,
  );
}
