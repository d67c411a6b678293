import type { Random } from '../random/random.js';
import { norm } from './point.js';
import type { AreaElement, Chart } from './manifold.js';

/** Nodes of the grid on which the largest area density of a chart is looked for. */
const gridNodes = 4096;
/** Head room above the largest density that the grid and its refinement found. */
const margin = 1.05;

/** Places at which a chart is looked at first, and how many of them have an area, at least: a map that jumps has one at the jumps alone. */
const firstPlaces = 256;
const leastPlaces = 3;

/** Most intervals whose product is searched node by node; with more, the nodes of a grid would be too many. */
const greatestGridDimension = 6;

/**
 * The n-dimensional area that a chart gives to a unit of its parameters, √det JᵀJ with J by central differences.
 * At the ends of an interval that is not periodic the difference is one-sided.
 */
export function areaDensity(chart: Chart, parameters: readonly number[]): number {
  const columns = chart.domain.map(([from, to], k) => {
    const h = (to - from) * 1e-5;
    const up = chart.periodic[k] ? parameters[k] + h : Math.min(to, parameters[k] + h);
    const down = chart.periodic[k] ? parameters[k] - h : Math.max(from, parameters[k] - h);
    const a = chart.map(parameters.with(k, up));
    const b = chart.map(parameters.with(k, down));
    return a.map((value, i) => (value - b[i]) / (up - down));
  });
  return volume(columns);
}

/** Volume of the parallelepiped spanned by vectors, by Gram–Schmidt. */
function volume(vectors: readonly (readonly number[])[]): number {
  const basis: number[][] = [];
  let product = 1;
  for (const vector of vectors) {
    const rest = [...vector];
    for (const direction of basis) {
      const along = rest.reduce((sum, value, i) => sum + value * direction[i], 0);
      direction.forEach((value, i) => (rest[i] -= along * value));
    }
    const length = norm(rest);
    product *= length;
    if (length === 0) return 0;
    basis.push(rest.map((value) => value / length));
  }
  return product;
}

/**
 * A sampler of chart parameters for which the points are uniform in area: accept/reject against the largest area
 * density, which is looked for on a grid and refined.
 * @throws RangeError where the chart gives no area, or a value that is not finite.
 */
export function createChartSampler(chart: Chart): (random: Random) => readonly number[] {
  const { density, bound } = chart.areaElement ?? findAreaElement(chart);
  if (!(bound > 0 && Number.isFinite(bound))) {
    throw new RangeError(`expected a chart whose Jacobian has full rank somewhere, got an area density of ${bound}`);
  }
  return (random) => {
    for (;;) {
      const parameters = chart.domain.map(([from, to]) => random.uniform(from, to));
      if (random.uniform() * bound <= density(parameters)) return parameters;
    }
  };
}

function findAreaElement(chart: Chart): AreaElement {
  return { density: (parameters) => areaDensity(chart, parameters), bound: margin * greatestDensity(chart) };
}

function greatestDensity(chart: Chart): number {
  const n = chart.domain.length;
  const perAxis = Math.max(3, Math.floor(gridNodes ** (1 / n)));
  const spacing = chart.domain.map(([from, to]) => (to - from) / (perAxis - 1));
  const nodes = n <= greatestGridDimension ? perAxis ** n : gridNodes;
  const step = lowDiscrepancySteps(n);
  let best = -Infinity;
  let at: readonly number[] = chart.domain.map(([from]) => from);
  const placeOf = (index: number): number[] =>
    chart.domain.map(([from, to], k) => from + (to - from) * ((0.5 + (index + 1) * step[k]) % 1));
  requireArea(chart, placeOf);
  const visit = (parameters: readonly number[]): boolean => {
    const density = areaDensity(chart, parameters);
    if (Number.isNaN(density)) {
      throw new RangeError(`expected finite coordinates from the chart, got NaN near (${parameters.join(', ')})`);
    }
    if (density <= best) return false;
    best = density;
    at = parameters;
    return true;
  };
  for (let node = 0; node < nodes; node++) {
    visit(
      n <= greatestGridDimension
        ? chart.domain.map(([from], k) => from + spacing[k] * (Math.floor(node / perAxis ** k) % perAxis))
        : placeOf(node),
    );
  }
  // Compass search between the grid nodes.
  for (let scale = 0.5; scale > 1e-3; scale /= 2) {
    let moved = true;
    while (moved) {
      moved = false;
      for (let k = 0; k < n; k++) {
        for (const sign of [-1, 1]) {
          const [from, to] = chart.domain[k];
          const next = Math.min(to, Math.max(from, at[k] + sign * scale * spacing[k]));
          if (visit(at.with(k, next))) moved = true;
        }
      }
    }
  }
  return best;
}

/** @throws RangeError where the chart has an area at next to no place, so that points on it would be looked for for ever. */
function requireArea(chart: Chart, placeOf: (index: number) => number[]): void {
  let withArea = 0;
  for (let index = 0; index < firstPlaces; index++) {
    // Not a number is told of with its place later.
    if (areaDensity(chart, placeOf(index)) !== 0) withArea++;
    if (withArea === leastPlaces) return;
  }
  throw new RangeError(
    `expected a chart whose Jacobian has full rank, got one without area at ${firstPlaces - withArea} of ${firstPlaces} ` +
      'places: does its map depend on every parameter, or does it jump, as with Math.floor?',
  );
}

/**
 * Steps of an additive recurrence that fills the n-dimensional unit cube evenly: powers of 1/φ, where φ solves
 * φ^(n+1) = φ + 1 (Roberts, "The unreasonable effectiveness of quasirandom sequences", 2018).
 */
function lowDiscrepancySteps(n: number): number[] {
  let phi = 2;
  for (let iteration = 0; iteration < 64; iteration++) phi = (1 + phi) ** (1 / (n + 1));
  return Array.from({ length: n }, (_, k) => phi ** -(k + 1));
}
