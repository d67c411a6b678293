import type { DisplaySample, RunFrame, RunStarted } from '../../../src/protocol/events.js';
import { axisLabel, errorLabel } from '../../format.js';
import { labelColumns } from '../../points/label-columns.js';
import type { ColorBy } from '../../state/view-settings.js';
import { shownSamples, type ShownSample } from '../../export/tables/shown-samples.js';
import { columnsOf, constant, stacked, type Column, type Table } from '../../export/tables/table.js';

/**
 * A row for each point on show: coordinates, reconstruction, ρ, chart parameters, labels, observables. A signal has no chart
 * parameters: its chart may be another.
 * @param by what the points are coloured by.
 */
export function dataTable(started: RunStarted, frame: RunFrame, by: ColorBy): Table {
  const { run, display, train } = started;
  const { coordinates, chart } = run.manifold;
  const parameters = chart?.parameters ?? [];
  const chartColumns = (sample: DisplaySample): Column[] =>
    (sample === display || sample === train) && sample.chart !== null
      ? columnsOf(parameters, sample.chart)
      : parameters.map((parameter) => constant(axisLabel(parameter), null, sample.count));
  const rowsOf = ({ name, sample, part: { reconstruction, error } }: ShownSample): Table => [
    constant('sample', name, sample.count),
    ...columnsOf(coordinates, sample.points),
    ...columnsOf(coordinates, reconstruction, 'reconstruction '),
    { name: errorLabel(coordinates), values: error },
    ...chartColumns(sample),
    ...labelColumns(started, sample),
    ...run.observables.map((observable, k) => ({ name: axisLabel(observable), values: sample.observables[k] })),
  ];
  return stacked(shownSamples(started, frame, by).map(rowsOf));
}
