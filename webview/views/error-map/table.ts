import type { ErrorMapDomain, RunFrame, RunStarted } from '../../../src/protocol/events.js';
import { axisLabel, errorLabel } from '../../format.js';
import { nodeValues } from '../../points/coloring.js';
import { keptColumns } from '../../export/tables/kept-columns.js';
import { columnsOf, type Table } from '../../export/tables/table.js';
import { labelColumns } from '../../points/label-columns.js';
import { chosenQuantities, quantityValues } from '../../points/quantities.js';
import type { ViewSettings } from '../../state/view-settings.js';

/** A row for each node of an error map: where it lies, on the chart and in the data, and ρ there. */
export function errorMapTable(started: RunStarted, domain: ErrorMapDomain, values: Float32Array): Table {
  const { coordinates, chart } = started.run.manifold;
  const error = { name: errorLabel(coordinates), values };
  switch (domain.kind) {
    case 'plane':
      return [...columnsOf(coordinates, planeNodes(domain)), error];
    case 'surface': {
      const parameters = (chart?.parameters ?? []).map((parameter, index) => ({
        name: axisLabel(parameter),
        values: nodeValues(started, domain, values, { kind: 'chart', index }) ?? [],
      }));
      return [...parameters, ...keptColumns(started, domain.points), error];
    }
    case 'curve':
      return [
        { name: axisLabel(domain.parameter), values: domain.coordinate },
        ...keptColumns(started, domain.points),
        error,
      ];
  }
}

/** A row for each point on show: the two quantities, ρ and the labels. */
export function quantityTable(
  started: RunStarted,
  frame: RunFrame,
  view: Pick<ViewSettings, 'errorPlane' | 'color'>,
): Table {
  return [
    ...chosenQuantities(started, view).map((quantity) => ({
      name: axisLabel(quantity),
      values: quantityValues(started, frame, quantity.choice),
    })),
    { name: errorLabel(started.run.manifold.coordinates), values: frame.error },
    ...labelColumns(started, started.display),
  ];
}

/** Middles of the cells, rows·columns × 2. */
function planeNodes({ x, y, columns, rows }: Extract<ErrorMapDomain, { kind: 'plane' }>): Float32Array {
  return Float32Array.from({ length: 2 * rows * columns }, (_, i) => {
    const node = Math.floor(i / 2);
    const [row, column] = [Math.floor(node / columns), node % columns];
    return i % 2 === 0
      ? x[0] + ((column + 0.5) * (x[1] - x[0])) / columns
      : y[0] + ((row + 0.5) * (y[1] - y[0])) / rows;
  });
}
