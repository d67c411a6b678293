import * as v from 'valibot';
import { createRandom } from '../../random/random.js';
import { callback, check } from '../check.js';
import { DefinitionError, describeValue } from '../definition-error.js';
import { createDraw, isTable } from '../draw.js';
import type { Manifold, Topology } from '../manifold.js';
import type { Point } from '../point.js';
import { mapChart, mapSource } from './map-points.js';

const schema = v.strictObject({ injective: v.optional(v.boolean('true or false')) });

/** Options of {@link warp}. */
export interface WarpOptions {
  /**
   * Whether you know that no two points of the manifold have the same image; the program does not check it. Default
   * false.
   */
  readonly injective?: boolean;
}

/**
 * The image of a manifold under a continuous map. Its points are those of the manifold, moved: their density is carried
 * along, not made uniform again. Of the topology, Betti numbers and embedding dimension are kept where the map is
 * stated to be injective, and nothing is known otherwise; the chart too is kept only then.
 * @param map must be continuous and must not use random numbers; its images may have another number of coordinates.
 * @example warp(circle(), ([x, y]) => [x, y, x * y], { injective: true })
 */
export function warp<D extends number, const P extends readonly number[]>(
  manifold: Manifold<D>,
  map: (point: Point<D>) => P,
  options?: WarpOptions,
): Manifold<P['length']>;
export function warp(
  manifold: Manifold,
  map: (point: readonly number[]) => readonly number[],
  options: WarpOptions = {},
): Manifold {
  check('warp(map)', callback, map);
  check('warp', schema, options);
  const { injective = false } = options;
  const source = mapSource('warp(manifold)', manifold, map);
  const point = somePoint(manifold);
  const image: unknown = point === null ? [NaN] : map(point);
  if (!Array.isArray(image) || image.length === 0) {
    throw new DefinitionError(
      'warp(map)',
      'a function that returns the coordinates of a point',
      `one that returns ${describeValue(image)}`,
    );
  }
  return {
    name: `${manifold.name}, warped`,
    // How long the points of a file are, only the file knows.
    ambientDimension: point === null ? null : image.length,
    // Without injectivity a surface may have been crushed to a curve.
    intrinsicDimension: injective ? manifold.intrinsicDimension : null,
    coordinates: null,
    chart: injective ? mapChart(manifold.chart, map, null) : null,
    topology: injective ? ofSpaceAlone(manifold.topology) : {},
    source,
  };
}

/** What a homeomorphism of a compact space keeps; distances, and with them the radii of spheres, it does not. */
function ofSpaceAlone({ bettiNumbers, embeddingDimension, isClosed, latent }: Topology): Topology {
  return { bettiNumbers, embeddingDimension, isClosed, latent };
}

/** Null where no point is at hand before a file is read. */
function somePoint(manifold: Manifold): readonly number[] | null {
  const { chart, source } = manifold;
  if (source.kind === 'list') return source.points[0];
  if (isTable(manifold)) return null;
  if (chart !== null) return chart.map(chart.domain.map(([from, to]) => (from + to) / 2));
  return createDraw(manifold)(createRandom(0, 'geometry')).point;
}
