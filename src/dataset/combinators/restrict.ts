import { callback, check } from '../check.js';
import { createLazyDraw, isTable } from '../draw.js';
import type { Manifold, PointSource } from '../manifold.js';
import type { Point } from '../point.js';
import { filterRows, fromTable } from './table-rows.js';

/** Points in a row that may lie outside the region before it is taken to be empty. */
const patience = 100_000;

/**
 * The part of a manifold where a condition holds, for example everything outside a region. Its intrinsic dimension is
 * kept; its topology is no longer known, and the chart, whose domain is the whole manifold, is dropped. Of a table of
 * points those rows are taken for which it holds.
 * @param keep whether a point belongs to the part; must not use random numbers.
 * @example restrict(sphere(), ([, , z]) => z < 0.5)
 */
export function restrict<D extends number>(manifold: Manifold<D>, keep: (point: Point<D>) => boolean): Manifold<D>;
export function restrict(manifold: Manifold, keep: (point: readonly number[]) => boolean): Manifold {
  check('restrict(keep)', callback, keep);
  return {
    name: `part of ${manifold.name}`,
    ambientDimension: manifold.ambientDimension,
    intrinsicDimension: manifold.intrinsicDimension,
    coordinates: manifold.coordinates,
    chart: null,
    topology: {},
    source: restrictSource(manifold, keep),
  };
}

function restrictSource(manifold: Manifold, keep: (point: readonly number[]) => boolean): PointSource {
  if (isTable(manifold)) return fromTable(manifold, (table, context) => filterRows(table, context, keep));
  const draw = createLazyDraw(manifold);
  return {
    kind: 'sampler',
    sample: (random) => {
      for (let trial = 0; trial < patience; trial++) {
        const { point } = draw(random);
        if (keep(point)) return point;
      }
      throw new RangeError(
        `restrict: expected a condition that holds somewhere, got none of ${patience.toLocaleString('en')} points of ` +
          `${manifold.name} for which it does`,
      );
    },
  };
}
