import { createLazyDraw, isTable } from '../draw.js';
import type { AntipodalSphere, Chart, Manifold, PointSource, Topology } from '../manifold.js';
import { fromTable, mapRows } from './table-rows.js';

/** A map of points of ℝᴰ. */
export type PointMap = (point: readonly number[]) => readonly number[];

/**
 * The source of the images of a manifold's points; each keeps its chart parameters, or its label and weight.
 * @param path where the map stands in the definition.
 */
export function mapSource(path: string, manifold: Manifold, map: PointMap): PointSource {
  if (isTable(manifold)) return fromTable(manifold, (table, context) => mapRows(path, table, context, map));
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

/** What is known of a topology after an isometry: all, with its spheres where they then are. */
export function mapTopology(topology: Topology, map: PointMap): Topology {
  const { antipodalSpheres } = topology;
  if (antipodalSpheres === undefined) return topology;
  return { ...topology, antipodalSpheres: antipodalSpheres.map((sphere) => mapSphere(sphere, map)) };
}

function mapSphere(sphere: AntipodalSphere, map: PointMap): AntipodalSphere {
  const { map: h } = sphere;
  return h === undefined ? sphere : { ...sphere, map: (u) => map(h(u)) };
}
