import { createLazyDraw, requireDrawable } from '../draw.js';
import type { Chart, Manifold, PointSource } from '../manifold.js';

/** A map of points of ℝᴰ. */
export type PointMap = (point: readonly number[]) => readonly number[];

/**
 * The source of the images of a manifold's points; each keeps its chart parameters.
 * @throws DefinitionError where the points are in a file.
 */
export function mapSource(path: string, manifold: Manifold, map: PointMap): PointSource {
  if (manifold.source.kind === 'list') return { kind: 'list', points: manifold.source.points.map(map) };
  requireDrawable(path, manifold);
  const draw = createLazyDraw(manifold);
  return {
    kind: 'derived',
    draw: (random) => {
      const { point, parameters } = draw(random);
      return { point: map(point), parameters };
    },
  };
}

/** A chart followed by a map that is injective, and before its inverse the inverse of that map, where it is known. */
export function mapChart(chart: Chart | null, map: PointMap, inverse: PointMap | null): Chart | null {
  if (chart === null) return null;
  const { parameters, domain, periodic } = chart;
  return {
    parameters,
    domain,
    periodic,
    map: (values) => map(chart.map(values)),
    inverse: inverse === null || chart.inverse === undefined ? undefined : (x) => chart.inverse?.(inverse(x)) ?? [],
  };
}
