import type { Manifold } from '../dataset/manifold.js';
import type { ErrorMapDomain } from '../protocol/events.js';
import { robustExtent } from '../protocol/extent.js';
import type { Guard } from './guard.js';
import type { Sample } from './sample.js';

const planeNodes = 48;
/** Empty space around the data in a plane map, as a share of their extent; a few points that lie far out are outside. */
const planeMargin = 0.25;
const curveNodes = 400;
const surfaceNodes: readonly [number, number] = [65, 33];

/** Where ρ is mapped: over the plane for D = 2, along a charted curve, over a charted surface. */
export function createErrorMaps(manifold: Manifold, test: Sample, guard: Guard): ErrorMapDomain[] {
  const maps: ErrorMapDomain[] = [];
  const { chart } = manifold;
  if (chart?.domain.length === 1) {
    const [[from, to]] = chart.domain;
    const coordinate = grid(from, to, curveNodes);
    const points = guard('manifold', () =>
      Float32Array.from(Array.from(coordinate).flatMap((t) => [...chart.map([t])])),
    );
    maps.push({ kind: 'curve', parameter: chart.parameters[0], coordinate, points });
  }
  if (chart?.domain.length === 2) {
    const [u, v] = chart.domain;
    // The longer side of the grid goes along the periodic parameter, where the surface goes once around.
    const [columns, rows] = chart.periodic[1] && !chart.periodic[0] ? surfaceNodes.toReversed() : surfaceNodes;
    const us = grid(u[0], u[1], columns);
    const vs = grid(v[0], v[1], rows);
    const points = guard('manifold', () =>
      Float32Array.from(Array.from(vs).flatMap((b) => Array.from(us).flatMap((a) => [...chart.map([a, b])]))),
    );
    maps.push({ kind: 'surface', u, v, columns, rows, points });
  }
  if (test.dimension === 2) {
    const [x, y] = [extent(test, 0), extent(test, 1)];
    maps.push({ kind: 'plane', x, y, columns: planeNodes, rows: planeNodes });
  }
  return maps;
}

/** The ambient points of the nodes of a map, row-major. */
export function mapPoints(map: ErrorMapDomain): Float32Array {
  if (map.kind !== 'plane') return map.points;
  const { x, y, columns, rows } = map;
  const points = new Float32Array(columns * rows * 2);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const node = 2 * (row * columns + column);
      points[node] = x[0] + ((column + 0.5) * (x[1] - x[0])) / columns;
      points[node + 1] = y[0] + ((row + 0.5) * (y[1] - y[0])) / rows;
    }
  }
  return points;
}

function grid(from: number, to: number, nodes: number): Float32Array {
  return Float32Array.from({ length: nodes }, (_, index) => from + ((to - from) * index) / (nodes - 1));
}

function extent({ points, dimension }: Sample, column: number): [number, number] {
  const [least, most] = robustExtent(points, column, dimension);
  const margin = planeMargin * (most - least || 1);
  return [least - margin, most + margin];
}
