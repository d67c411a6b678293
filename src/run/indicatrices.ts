import { orthonormalWeights } from '../analysis/distortion/indicatrix.js';
import type { Manifold } from '../dataset/manifold.js';
import { mapOnManifold, type MapOnManifold } from '../protocol/error-map.js';
import type { ErrorMapDomain, IndicatrixDomain } from '../protocol/events.js';

/** On a surface every few nodes of the error map, in both directions, have an indicatrix. */
const stride = 4;
/** Radius of the circles, as a share of the median distance between neighbours among these nodes. */
const radiusShare = 0.35;

/** Where the pictures have indicatrices, and what makes them. */
export interface IndicatrixMaker {
  readonly domain: IndicatrixDomain | null;
  /** `RunFrame.indicatrices`, from the codes at the nodes of each error map. */
  readonly axesOf: (mapCodes: readonly Float32Array[]) => Float32Array;
}

/** A node with its neighbours on both sides along each parameter. */
interface Stencil {
  readonly node: number;
  readonly sides: readonly (readonly [before: number, after: number])[];
}

/** A stencil with what turns differences along the parameters into derivatives along orthonormal directions. */
interface WeightedStencil extends Stencil {
  /** n × n, row-major. */
  readonly weights: Float64Array;
}

/** @param dimension D. */
export function createIndicatrices(
  errorMaps: readonly ErrorMapDomain[],
  { chart }: Manifold,
  dimension: number,
): IndicatrixMaker {
  const charted = mapOnManifold(errorMaps);
  if (chart === null || charted === null) return { domain: null, axesOf: () => new Float32Array(0) };
  const { map, index: errorMap } = charted;
  const n = map.kind === 'curve' ? 1 : 2;
  const { points } = map;
  const stencils = stencilsOf(map, chart.periodic).flatMap((stencil): WeightedStencil[] => {
    // At a pole of the chart no direction along the parallels is left.
    const weights = orthonormalWeights(differences(points, dimension, stencil), n);
    return weights === null ? [] : [{ ...stencil, weights }];
  });
  const lengths = stencils
    .map((stencil) => Math.hypot(...differences(points, dimension, stencil).subarray(0, dimension)) / 2)
    .sort((a, b) => a - b);
  return {
    domain: {
      errorMap,
      dimension: n,
      nodes: Uint32Array.from(stencils, ({ node }) => node),
      radius: radiusShare * (n === 1 ? 1 : stride) * (lengths.at(lengths.length >> 1) ?? 0),
    },
    axesOf: (mapCodes) => {
      const codes = mapCodes[errorMap];
      const size = codes.length / (points.length / dimension);
      const axes = new Float32Array(stencils.length * n * size);
      let at = 0;
      for (const { sides, weights } of stencils) {
        for (let row = 0; row < n; row++) {
          for (let j = 0; j < size; j++, at++) {
            for (let k = 0; k < n; k++) {
              const [before, after] = sides[k];
              axes[at] += weights[row * n + k] * (codes[after * size + j] - codes[before * size + j]);
            }
          }
        }
      }
      return axes;
    },
  };
}

/** n × width: for each parameter the values after a node minus those before it. */
function differences(values: Float32Array, width: number, { sides }: Stencil): Float64Array {
  return Float64Array.from({ length: sides.length * width }, (_, at) => {
    const [before, after] = sides[Math.floor(at / width)];
    return values[after * width + (at % width)] - values[before * width + (at % width)];
  });
}

function stencilsOf(map: MapOnManifold, periodic: readonly boolean[]): Stencil[] {
  if (map.kind === 'curve') {
    const count = map.coordinate.length;
    return Array.from({ length: count }, (_, node) => ({ node, sides: [besides(node, count, periodic[0])] }));
  }
  const { columns, rows } = map;
  const list: Stencil[] = [];
  // The two ends of a periodic parameter are one node.
  for (let row = 0; row < rows - (periodic[1] ? 1 : 0); row += stride) {
    for (let column = 0; column < columns - (periodic[0] ? 1 : 0); column += stride) {
      const [left, right] = besides(column, columns, periodic[0]);
      const [below, above] = besides(row, rows, periodic[1]);
      list.push({
        node: row * columns + column,
        sides: [
          [row * columns + left, row * columns + right],
          [below * columns + column, above * columns + column],
        ],
      });
    }
  }
  return list;
}

/** Neighbours of a place among `count` on a line, ends included; at an end that is not joined to the other, itself. */
function besides(place: number, count: number, wraps: boolean): readonly [number, number] {
  const last = count - 1;
  const before = place > 0 ? place - 1 : wraps ? last - 1 : 0;
  const after = place < last ? place + 1 : wraps ? 1 : last;
  return [before, after];
}
