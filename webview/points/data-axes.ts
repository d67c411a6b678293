import type { RunStarted } from '../../src/protocol/events.js';
import { padded } from '../math/extent.js';
import { axisOf, type Axis } from '../charts/axis.js';
import { rangesOf, type ShownAxes } from './shown-axes.js';

/** Axes that show the data with some room around; they do not move while the network trains. */
export function dataAxes(
  started: RunStarted,
  shown: ShownAxes,
): { readonly axes: readonly Axis[]; readonly equal: boolean } {
  const ranges = rangesOf(shown, shown.of(started.display.points)).map((range) => padded(range, 0.04));
  const axes = ranges.map((range, k) => axisOf(shown.quantities[k] ?? { name: '', unit: '' }, range));
  return { axes, equal: haveEqualUnits(axes, shown) };
}

/** Whether lengths along the axes can be compared: the same unit, and none much shorter than the others. */
function haveEqualUnits(axes: readonly Axis[], shown: ShownAxes): boolean {
  const lengths = axes.map(({ range }) => range[1] - range[0]);
  return (
    new Set(shown.quantities.map(({ unit }) => unit)).size === 1 && Math.max(...lengths) < 10 * Math.min(...lengths)
  );
}
