import { mapOnManifold } from '../../../src/protocol/error-map.js';
import type { ErrorMapDomain, RunFrame, RunStarted } from '../../../src/protocol/events.js';
import type { ColorBy } from '../../state/view-settings.js';
import { nodeValues } from '../../points/coloring.js';
import type { Range } from '../../math/extent.js';
import { paired } from '../../math/paired.js';
import { periodsOf, type LatentSpace } from '../../points/latent/index.js';
import { memoized } from '../../points/memoized.js';
import { segmentsBetween, withoutSeam, type Segments } from '../../points/segments.js';
import type { ShownAxes } from '../../points/shown-axes.js';
import type { Spread } from './spread.js';

/** Segments, with a number for each to colour it by, or none. */
export interface LatentGrid extends Segments {
  readonly values: Float32Array | null;
}

/**
 * The image under the encoder of the first error map on the manifold: a curve, or the lines of a grid of its chart.
 * Null if none, or where it does not fit the strip.
 */
export function latentGrid(
  started: RunStarted,
  frame: RunFrame,
  by: ColorBy,
  space: LatentSpace,
  shown: ShownAxes,
  spread: Spread | null,
): LatentGrid | null {
  const charted = mapOnManifold(started.errorMaps);
  if (charted === null) return null;
  const { map: domain, index } = charted;
  const codes = frame.mapCodes[index];
  const error = frame.errorMaps[index];
  const numbers = nodeValues(started, domain, error, by);
  if (spread !== null) {
    const upright = spread.nodes;
    if (domain.kind !== 'curve' || upright === null) return null;
    return segments(paired(codes, upright), 2, numbers, linksOf(domain));
  }
  return segments(
    shown.of(space.of(codes)),
    shown.components,
    numbers,
    linksOf(domain),
    periodsOf(space, shown.quantities),
  );
}

function segments(
  positions: Float32Array,
  components: number,
  numbers: Float32Array | null,
  links: Uint32Array,
  periods: readonly (Range | null)[] = [],
): LatentGrid {
  const pairs = withoutSeam(positions, components, links, periods);
  const values =
    numbers &&
    Float32Array.from({ length: pairs.length / 2 }, (_, i) => (numbers[pairs[2 * i]] + numbers[pairs[2 * i + 1]]) / 2);
  return { ...segmentsBetween(positions, components, pairs), values };
}

const stride = 4;

/** Pairs of neighbouring nodes: along the curve, or along every fourth line of the grid in both directions. */
const linksOf = memoized((domain: ErrorMapDomain): Uint32Array => {
  const pairs: number[] = [];
  if (domain.kind === 'curve') {
    for (let i = 0; i + 1 < domain.coordinate.length; i++) pairs.push(i, i + 1);
  }
  if (domain.kind === 'surface') {
    const { rows, columns } = domain;
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const node = row * columns + column;
        if (column + 1 < columns && row % stride === 0) pairs.push(node, node + 1);
        if (row + 1 < rows && column % stride === 0) pairs.push(node, node + columns);
      }
    }
  }
  return Uint32Array.from(pairs);
});
