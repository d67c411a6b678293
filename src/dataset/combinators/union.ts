import * as v from 'valibot';
import { atLeast, check } from '../check.js';
import { DefinitionError } from '../definition-error.js';
import type { Random } from '../../random/random.js';
import { createLazyDraw, isTable } from '../draw.js';
import type { Manifold, Topology } from '../manifold.js';
import { drawRows } from '../readers/draw-rows.js';
import { joinTables } from '../readers/join-tables.js';
import { pickTableRows, rowsOf, type Table } from '../readers/table.js';

const schema = v.strictObject({
  weights: v.optional(v.array(atLeast(0))),
  disjoint: v.optional(v.boolean('true or false')),
});

const aList = 'a list of manifolds, such as [circle(), circle({ radius: 2 })]';

/** Options of {@link union}. */
export interface UnionOptions {
  /**
   * Share of the points for each part, numbers of at least 0, which need not add up to 1. Default: by area where that
   * of every part is known and they have the same intrinsic dimension, so that the union is uniform; otherwise equal
   * shares. Of tables of points: all rows; with shares, as many of each, drawn at random, as those allow.
   */
  readonly weights?: readonly number[];
  /** Whether you know that no two parts meet; the program does not check it. Default false. */
  readonly disjoint?: boolean;
}

/**
 * Manifolds of the same D taken together. The spheres of each part, and the bounds that follow from them, stay; Betti
 * numbers add up, and the embedding dimension is the largest of them, where the parts are stated to be disjoint.
 * Nothing else is known, since the parts may meet; there is no chart that covers them all. Tables of points are joined,
 * with their labels and weights.
 * @example union([circle(), circle({ radius: 2 })], { disjoint: true })
 */
export function union<D extends number>(parts: readonly Manifold<D>[], options: UnionOptions = {}): Manifold<D> {
  check('union(parts)', v.pipe(v.array(v.any(), aList), v.minLength(1, 'at least one manifold')), parts);
  check('union', schema, options);
  const { disjoint = false, weights = defaultWeights(parts) } = options;
  const [{ ambientDimension }] = parts;
  const areTables = parts.every(isTable);
  parts.forEach((part, k) => {
    if (!areTables && isTable(part)) {
      throw new DefinitionError(
        `union(parts).${k}`,
        'either manifolds to draw points from or tables of points',
        `the table of points ${part.name} beside others`,
      );
    }
    if (part.ambientDimension !== ambientDimension) {
      throw new DefinitionError(
        `union(parts).${k}`,
        `points of ${ambientDimension} coordinates`,
        `points of ${part.ambientDimension}`,
      );
    }
  });
  if (weights.length !== parts.length) {
    throw new DefinitionError('union.weights', `${parts.length} entries, one for each part`, String(weights.length));
  }
  // A part without points is not there: nothing that is known of it holds of the union.
  const present = parts.filter((_, k) => weights[k] > 0);
  if (present.length === 0) throw new DefinitionError('union.weights', 'a share greater than 0', 'none');
  const shares = weights.filter((weight) => weight > 0);
  if (present.length === 1) return present[0];
  return areTables
    ? ofTables(present, options.weights === undefined ? null : shares)
    : ofPresent(present, shares, disjoint);
}

/** All rows of all parts, or as many of each, drawn at random, as its share allows. */
function ofTables<D extends number>(parts: readonly Manifold<D>[], shares: readonly number[] | null): Manifold<D> {
  const [{ ambientDimension, coordinates }] = parts;
  return {
    name: parts.map(({ name }) => name).join(' ∪ '),
    ambientDimension,
    intrinsicDimension: null,
    coordinates,
    chart: null,
    topology: {},
    source: {
      kind: 'tables',
      parts,
      combine: (tables, { random }) => joinTables(shares === null ? tables : inShares(tables, shares, random)),
    },
  };
}

function inShares(tables: readonly Table[], shares: readonly number[], random: Random): readonly Table[] {
  const total = Math.min(...tables.map((table, k) => rowsOf(table) / shares[k]));
  return tables.map((table, k) => {
    const rows = drawRows(rowsOf(table), Math.max(1, Math.round(total * shares[k])), random);
    return pickTableRows(table, rows.toSorted());
  });
}

function ofPresent<D extends number>(
  parts: readonly Manifold<D>[],
  weights: readonly number[],
  disjoint: boolean,
): Manifold<D> {
  const [{ ambientDimension, coordinates }] = parts;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const draws = parts.map(createLazyDraw);
  const dimensions = parts.map(({ intrinsicDimension }) => intrinsicDimension);
  return {
    name: parts.map(({ name }) => name).join(' ∪ '),
    ambientDimension,
    intrinsicDimension: dimensions.reduce((a, b) => (a === null || b === null ? null : Math.max(a, b))),
    coordinates,
    chart: null,
    topology: unionTopology(
      parts.map(({ topology }) => topology),
      disjoint,
    ),
    source: {
      kind: 'sampler',
      sample: (random) => {
        let rest = random.uniform(0, total);
        const chosen = weights.findIndex((weight) => (rest -= weight) < 0);
        // Rounding may leave a rest after the last part.
        return draws[chosen < 0 ? draws.length - 1 : chosen](random).point;
      },
    },
  };
}

function defaultWeights(parts: readonly Manifold[]): readonly number[] {
  const areas = parts.flatMap(({ area }) => area ?? []);
  const isComparable = parts.every(({ intrinsicDimension }) => intrinsicDimension === parts[0].intrinsicDimension);
  return isComparable && areas.length === parts.length ? areas : parts.map(() => 1);
}

function unionTopology(parts: readonly Topology[], disjoint: boolean): Topology {
  const antipodalSpheres = parts.flatMap((part) => part.antipodalSpheres ?? []);
  if (!disjoint) return { antipodalSpheres };
  const betti = parts.flatMap(({ bettiNumbers }) => (bettiNumbers === undefined ? [] : [bettiNumbers]));
  const dimensions = parts.flatMap(({ embeddingDimension }) => embeddingDimension ?? []);
  const degrees = Math.max(...betti.map(({ length }) => length));
  return {
    antipodalSpheres,
    bettiNumbers:
      betti.length < parts.length
        ? undefined
        : Array.from({ length: degrees }, (_, k) => betti.reduce((sum, numbers) => sum + (numbers[k] ?? 0), 0)),
    // Compact spaces that do not meet fit side by side where each of them fits.
    embeddingDimension: dimensions.length < parts.length ? undefined : Math.max(...dimensions),
  };
}
