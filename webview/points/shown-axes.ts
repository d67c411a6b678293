import * as l10n from '@vscode/l10n';
import type { Quantity } from '../../src/protocol/description.js';
import type { RunStarted } from '../../src/protocol/events.js';
import { projectOn, type Projection } from '../../src/protocol/projection.js';
import { robustExtent, type Range } from '../math/extent.js';
import { principalAxes, type PrincipalAxes } from '../math/principal-axes.js';
import type { AxisChoice } from '../state/view-settings.js';
import { memoized } from './memoized.js';

/** The two or three numbers of a point that a picture shows. */
export interface ShownAxes {
  readonly quantities: readonly Quantity[];
  readonly components: 2 | 3;
  /** From count × D to count × components; the same array again for the same array. */
  of(points: Float32Array): Float32Array;
  /**
   * The same of what the pictures of a run hold of points (`RunStarted.projection`); null where they do not hold what
   * these axes show.
   */
  readonly ofKept: ((points: Float32Array) => Float32Array) | null;
}

/** What is shown of the data of a run. */
export const shownDataAxes = ({ run, display, projection }: RunStarted, choice: AxisChoice): ShownAxes =>
  shownAxes(run.manifold.coordinates, choice, display.points, projection ?? null);

/**
 * What is shown of points with these quantities: for up to three, all; for more, the chosen three, or the first three
 * principal axes of `reference` (count × D). Of a single number the second component is 0.
 * @param projection those axes, where they are known and pictures hold the coordinates on them only.
 */
export function shownAxes(
  quantities: readonly Quantity[],
  choice: AxisChoice,
  reference: Float32Array,
  projection: Projection | null = null,
): ShownAxes {
  const dimension = quantities.length;
  if (dimension === 2 || dimension === 3) return whole(quantities, dimension, (points) => points);
  if (dimension === 1) {
    return whole(
      quantities,
      2,
      memoized((points: Float32Array) =>
        Float32Array.from({ length: 2 * points.length }, (_, i) => (i % 2 === 0 ? points[i / 2] : 0)),
      ),
    );
  }
  if (choice.kind === 'coordinates') {
    const indices = chosenIndices(choice, dimension);
    const of = memoized((points: Float32Array) => picked(points, dimension, indices));
    return {
      quantities: indices.map((index) => quantities[index]),
      components: 3,
      of,
      ofKept: projection === null ? of : null,
    };
  }
  const onAxes = projection ?? firstThree(principalAxes(reference, dimension));
  const of = memoized((points: Float32Array) => projectOn(onAxes, points));
  const units = new Set(quantities.map(({ unit }) => unit));
  const unit = units.size === 1 ? quantities[0].unit : '';
  return {
    quantities: [0, 1, 2].map((k) => ({
      name: l10n.t({
        message: 'PC {0}: {1} %',
        args: [k + 1, Math.round(100 * onAxes.shares[k])],
        comment: 'principal component, and its share of the variance',
      }),
      unit,
    })),
    components: 3,
    of,
    ofKept: projection === null ? of : (points) => points,
  };
}

/** Axes of points whose pictures hold all coordinates. */
const whole = (quantities: readonly Quantity[], components: 2 | 3, of: ShownAxes['of']): ShownAxes => ({
  quantities,
  components,
  of,
  ofKept: of,
});

const firstThree = ({ mean, axes, shares }: PrincipalAxes): Projection => ({
  mean,
  axes: axes.subarray(0, 3 * mean.length),
  shares,
});

/** Three different indices below the dimension: the chosen ones where they are valid. */
export function chosenIndices(choice: AxisChoice, dimension: number): readonly number[] {
  const wanted = choice.kind === 'coordinates' ? choice.indices : [];
  const valid = [...new Set(wanted)].filter((index) => Number.isInteger(index) && index >= 0 && index < dimension);
  // Three more than are chosen suffice to fill up.
  const first = Array.from({ length: Math.min(dimension, 3 + valid.length) }, (_, index) => index);
  return [...valid, ...first.filter((index) => !valid.includes(index))].slice(0, Math.min(3, dimension));
}

/** Range of each shown number over points that {@link ShownAxes.of} gave, except for a few that lie far out. */
export function rangesOf(axes: ShownAxes, shown: Float32Array): readonly Range[] {
  return Array.from({ length: axes.components }, (_, k) => robustExtent(shown, k, axes.components));
}

/** Some columns of points, count × D. */
function picked(points: Float32Array, dimension: number, indices: readonly number[]): Float32Array {
  const count = points.length / dimension;
  const result = new Float32Array(count * indices.length);
  for (let i = 0; i < count; i++) {
    indices.forEach((index, k) => (result[i * indices.length + k] = points[i * dimension + index]));
  }
  return result;
}
