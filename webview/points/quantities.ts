import type { Quantity } from '../../src/protocol/description.js';
import type { RunFrame, RunStarted } from '../../src/protocol/events.js';
import type { QuantityChoice, ViewSettings } from '../state/view-settings.js';
import { principalQuantities } from '../export/tables/kept-columns.js';
import { errorName, errorUnit } from '../format.js';
import { availableChoice, columnOf } from './coloring.js';
import { shownDataAxes } from './shown-axes.js';

/** A number of each point of the display sample that an axis may stand for. */
export interface AxisQuantity extends Quantity {
  readonly choice: QuantityChoice;
}

/**
 * What a run's points have numbers of: observables, coordinates, if there are more than three principal components, and
 * ρ.
 */
export function axisQuantities({ run }: RunStarted): readonly AxisQuantity[] {
  const { coordinates } = run.manifold;
  return [
    ...run.observables.map((observable) => ({
      ...observable,
      choice: { kind: 'observable', name: observable.name } as const,
    })),
    ...coordinates.map((coordinate, index) => ({ ...coordinate, choice: { kind: 'coordinate', index } as const })),
    ...(coordinates.length > 3 ? principalQuantities(coordinates) : []).map((quantity, index) => ({
      ...quantity,
      choice: { kind: 'principal', index } as const,
    })),
    { name: errorName, unit: errorUnit(coordinates), choice: { kind: 'error' } },
  ];
}

/**
 * The two quantities that tell most of a run: the first two observables, else principal components, or coordinates. The
 * second is ρ where the points are coloured by a label, as colours cannot tell it.
 */
function mainQuantities(started: RunStarted, byLabel: boolean): readonly [AxisQuantity, AxisQuantity] {
  const all = axisQuantities(started);
  const order: readonly QuantityChoice['kind'][] =
    started.run.observables.length > 1 ? ['observable'] : ['principal', 'coordinate', 'error'];
  const [x, y] = order.flatMap((kind) => all.filter(({ choice }) => choice.kind === kind));
  return [x, byLabel ? (all.at(-1) ?? y) : y];
}

const isByLabel = (started: RunStarted, color: ViewSettings['color']): boolean =>
  availableChoice(started, color).kind === 'label';

/**
 * Whether the points over two quantities are coloured by the label that all pictures are coloured by: only where an axis
 * tells ρ.
 */
export const areByLabel = (started: RunStarted, color: ViewSettings['color'], over: readonly AxisQuantity[]): boolean =>
  isByLabel(started, color) && over.some(({ choice }) => choice.kind === 'error');

/** The chosen two, where the run has them; else the main ones. */
export function chosenQuantities(
  started: RunStarted,
  { errorPlane: wanted, color }: Pick<ViewSettings, 'errorPlane' | 'color'>,
): readonly [AxisQuantity, AxisQuantity] {
  const all = axisQuantities(started);
  const [x, y] = (wanted ?? []).map((choice) =>
    all.find((quantity) => JSON.stringify(quantity.choice) === JSON.stringify(choice)),
  );
  return x === undefined || y === undefined ? mainQuantities(started, isByLabel(started, color)) : [x, y];
}

/** The numbers themselves, one for each point of the display sample. */
export function quantityValues(started: RunStarted, frame: RunFrame, choice: QuantityChoice): Float32Array {
  const { run, display } = started;
  const { coordinates } = run.manifold;
  switch (choice.kind) {
    case 'observable':
      return display.observables[run.observables.findIndex(({ name }) => name === choice.name)];
    case 'coordinate':
      return columnOf(display.points, choice.index, coordinates.length);
    case 'principal': {
      const axes = shownDataAxes(started, { kind: 'principal' });
      return columnOf(axes.of(display.points), choice.index, axes.components);
    }
    case 'error':
      return frame.error;
  }
}
