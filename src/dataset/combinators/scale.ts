import { above, check } from '../check.js';
import { isTable } from '../draw.js';
import type { Manifold, PointSource } from '../manifold.js';
import { mapChart, mapSource, mapTopology, type PointMap } from './map-points.js';
import { fromTable, mapRows } from './table-rows.js';

/**
 * A manifold whose points are all multiplied by a number. Everything known about it is kept, in the new unit of length.
 * @param factor > 0.
 * @example scale(swissRoll(), 0.1)
 */
export function scale<D extends number>(manifold: Manifold<D>, factor: number): Manifold<D> {
  check('scale(factor)', above(0), factor);
  const { area, geodesicDistance, intrinsicDimension, noiseFloor, topology } = manifold;
  const up = (x: readonly number[]): number[] => x.map((value) => factor * value);
  const down = (x: readonly number[]): number[] => x.map((value) => value / factor);
  return {
    ...manifold,
    name: `${manifold.name}, scaled by ${factor}`,
    chart: mapChart(manifold.chart, up, down),
    topology: {
      ...topology,
      reach: topology.reach === undefined ? undefined : factor * topology.reach,
      antipodalSpheres: mapTopology(topology, up).antipodalSpheres?.map((sphere) => ({
        ...sphere,
        radius: factor * sphere.radius,
      })),
    },
    source: scaledSource(manifold, up),
    ...(noiseFloor === undefined ? {} : { noiseFloor: factor * noiseFloor }),
    area: area === undefined || intrinsicDimension === null ? undefined : area * factor ** intrinsicDimension,
    geodesicDistance: geodesicDistance && ((a, b) => factor * geodesicDistance(down(a), down(b))),
  };
}

function scaledSource(manifold: Manifold, up: PointMap): PointSource {
  if (!isTable(manifold)) return mapSource('scale(manifold)', manifold, up);
  return fromTable(manifold, (table, context) => {
    const { coordinates, rowShape } = table;
    return { ...mapRows('scale(manifold)', table, context, up), coordinates, rowShape };
  });
}
