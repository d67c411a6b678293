import * as v from 'valibot';
import { superscript } from '../../digits.js';
import { createRandom, maximumSeed } from '../../random/random.js';
import { check, integer } from '../check.js';
import { DefinitionError } from '../definition-error.js';
import { maximumCoordinates } from '../latent.js';
import type { Manifold } from '../manifold.js';
import type { PositiveInteger } from '../point.js';
import { directionIn } from '../spherical.js';
import { mapChart, mapSource, mapTopology } from './map-points.js';
import { fromTable, mapRows } from './table-rows.js';

const schema = v.strictObject({ dimension: integer(1, maximumCoordinates), seed: v.optional(integer(0, maximumSeed)) });

/** Options of {@link embed}. */
export interface EmbedOptions<D extends number = number> {
  /** D of the new space, an integer from the manifold's own D to 10,000. */
  readonly dimension: PositiveInteger<D>;
  /** The seed of the isometry, an integer from 0 to 4294967295. Default 0. */
  readonly seed?: number;
}

/**
 * A manifold moved by a random isometry into ℝ^dimension: a linear map with orthonormal columns, uniform over all such
 * (Haar measure). Distances do not change, so everything known about the manifold is kept except the names of its
 * coordinates.
 * @example embed(circle(), { dimension: 50 })
 */
export function embed<const D extends number>(manifold: Manifold, options: EmbedOptions<D>): Manifold<D>;
export function embed(manifold: Manifold, options: EmbedOptions): Manifold {
  check('embed', schema, options);
  const { dimension, seed = 0 } = options;
  const { ambientDimension: from, geodesicDistance, topology } = manifold;
  if (from === null) return embeddedTable(manifold, dimension, seed);
  const columns = isometry(dimension, from, seed);
  const into = intoSpace(columns, dimension);
  const back = (y: readonly number[]): number[] =>
    columns.map((column) => column.reduce((sum, value, i) => sum + value * y[i], 0));
  return {
    ...manifold,
    name: `${manifold.name}, embedded in ℝ${superscript(dimension)}`,
    ambientDimension: dimension,
    coordinates: null,
    chart: mapChart(manifold.chart, into, back),
    topology: mapTopology(topology, into),
    source: mapSource('embed(manifold)', manifold, into),
    geodesicDistance: geodesicDistance && ((a, b) => geodesicDistance(back(a), back(b))),
  };
}

/** A table whose D only its file knows. */
function embeddedTable(manifold: Manifold, dimension: number, seed: number): Manifold {
  return {
    ...manifold,
    name: `${manifold.name}, embedded in ℝ${superscript(dimension)}`,
    ambientDimension: dimension,
    coordinates: null,
    source: fromTable(manifold, (table, context) => ({
      ...mapRows('embed(manifold)', table, context, intoSpace(isometry(dimension, table.dimension, seed), dimension)),
      coordinates: null,
      rowShape: null,
    })),
  };
}

/** x ↦ the sum of xₖ times column k. */
function intoSpace(columns: readonly (readonly number[])[], dimension: number): (x: readonly number[]) => number[] {
  return (x) => {
    const image = new Array<number>(dimension).fill(0);
    columns.forEach((column, k) => {
      for (let i = 0; i < dimension; i++) image[i] += x[k] * column[i];
    });
    return image;
  };
}

/** @throws DefinitionError where the space is smaller than the manifold's own. */
function isometry(dimension: number, from: number, seed: number): number[][] {
  if (dimension < from)
    throw new DefinitionError('embed.dimension', `at least the manifold's own D (${from})`, String(dimension));
  return orthonormalColumns(dimension, from, seed);
}

/** Uniform directions, each made orthogonal to those before it (Gram–Schmidt, twice over for the sake of rounding). */
function orthonormalColumns(dimension: number, count: number, seed: number): number[][] {
  const random = createRandom(seed, 'geometry');
  const columns: number[][] = [];
  while (columns.length < count) {
    const column = directionIn(dimension, random);
    for (let pass = 0; pass < 2; pass++) {
      for (const other of columns) {
        const along = column.reduce((sum, value, i) => sum + value * other[i], 0);
        other.forEach((value, i) => (column[i] -= along * value));
      }
      const length = Math.hypot(...column);
      column.forEach((value, i) => (column[i] = value / length));
    }
    columns.push(column);
  }
  return columns;
}
