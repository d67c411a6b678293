import * as l10n from '@vscode/l10n';
import type { Quantity } from '../../src/protocol/description.js';
import { robustExtent, type Range } from '../math/extent.js';
import { principalAxes } from '../math/principal-axes.js';
import type { AxisChoice } from '../state/view-settings.js';
import { memoized } from './memoized.js';

/** The two or three numbers of a point that a picture shows. */
export interface ShownAxes {
  readonly quantities: readonly Quantity[];
  readonly components: 2 | 3;
  /** From count × D to count × components; the same array again for the same array. */
  of(points: Float32Array): Float32Array;
}

/**
 * What is shown of points with these quantities: for up to three, all; for more, the chosen three, or the first three
 * principal axes of `reference` (count × D). Of a single number the second component is 0.
 */
export function shownAxes(quantities: readonly Quantity[], choice: AxisChoice, reference: Float32Array): ShownAxes {
  const dimension = quantities.length;
  if (dimension === 2 || dimension === 3) return { quantities, components: dimension, of: (points) => points };
  if (dimension === 1) {
    return { quantities, components: 2, of: memoized((points) => linear(points, 1, 2, Float64Array.of(1, 0))) };
  }
  if (choice.kind === 'coordinates') {
    const indices = chosenIndices(choice, dimension);
    const weights = new Float64Array(3 * dimension);
    indices.forEach((index, k) => (weights[k * dimension + index] = 1));
    return {
      quantities: indices.map((index) => quantities[index]),
      components: 3,
      of: memoized((points) => linear(points, dimension, 3, weights)),
    };
  }
  const { mean, axes, shares } = principalAxes(reference, dimension);
  const units = new Set(quantities.map(({ unit }) => unit));
  const unit = units.size === 1 ? quantities[0].unit : '';
  return {
    quantities: [0, 1, 2].map((k) => ({
      name: l10n.t({
        message: 'PC {0}: {1} %',
        args: [k + 1, Math.round(100 * shares[k])],
        comment: 'principal component, and its share of the variance',
      }),
      unit,
    })),
    components: 3,
    of: memoized((points) => linear(points, dimension, 3, axes.subarray(0, 3 * dimension), mean)),
  };
}

/** Three different indices below the dimension: the chosen ones where they are valid. */
export function chosenIndices(choice: AxisChoice, dimension: number): readonly number[] {
  const wanted = choice.kind === 'coordinates' ? choice.indices : [];
  const all = Array.from({ length: dimension }, (_, index) => index);
  const valid = [...new Set(wanted)].filter((index) => all.includes(index));
  return [...valid, ...all.filter((index) => !valid.includes(index))].slice(0, Math.min(3, dimension));
}

/** Range of each shown number over points that {@link ShownAxes.of} gave, except for a few that lie far out. */
export function rangesOf(axes: ShownAxes, shown: Float32Array): readonly Range[] {
  return Array.from({ length: axes.components }, (_, k) => robustExtent(shown, k, axes.components));
}

/** (points − mean) times the transposed weights (components × D, row-major). */
function linear(
  points: Float32Array,
  dimension: number,
  components: number,
  weights: Float64Array,
  mean: Float64Array = new Float64Array(dimension),
): Float32Array {
  const count = points.length / dimension;
  const result = new Float32Array(count * components);
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < components; k++) {
      let sum = 0;
      for (let a = 0; a < dimension; a++) sum += (points[i * dimension + a] - mean[a]) * weights[k * dimension + a];
      result[i * components + k] = sum;
    }
  }
  return result;
}
