import type { DisplaySample, RunFrame } from '../../../src/protocol/events.js';
import { projectOn, type Projection } from '../../../src/protocol/projection.js';
import { axisLabel, errorLabel } from '../../format.js';
import { keptColumns } from '../../export/tables/kept-columns.js';
import { labelColumns } from '../../points/label-columns.js';
import { wholeReconstruction, type RecordedRun } from '../../points/reconstruction.js';
import type { ColorBy } from '../../state/view-settings.js';
import { shownSamples, type ShownSample } from '../../export/tables/shown-samples.js';
import { columnsOf, constant, stacked, type Column, type Table } from '../../export/tables/table.js';

/**
 * A row for each point on show: coordinates, reconstruction, ρ, chart parameters, labels, observables. A signal has no chart
 * parameters: its chart may be another. Of points of many coordinates, pictures hold those along principal axes: then all
 * points have these, the test sample has its coordinates too, and after the last step those of its reconstruction.
 * @param by what the points are coloured by.
 */
export function dataTable(view: RecordedRun, frame: RunFrame, by: ColorBy): Table {
  const { started } = view;
  const { run, display, train, projection } = started;
  const whole = wholeReconstruction(view, frame);
  const { coordinates, chart } = run.manifold;
  const parameters = chart?.parameters ?? [];
  const chartColumns = (sample: DisplaySample): Column[] =>
    (sample === display || sample === train) && sample.chart !== null
      ? columnsOf(parameters, sample.chart)
      : parameters.map((parameter) => constant(axisLabel(parameter), null, sample.count));
  const rowsOf = ({ name, sample, part: { reconstruction, error } }: ShownSample): Table => [
    constant('sample', name, sample.count),
    ...(projection == null || sample === display
      ? columnsOf(coordinates, sample.points)
      : coordinates.map((coordinate) => constant(axisLabel(coordinate), null, sample.count))),
    ...(projection == null
      ? []
      : keptColumns(started, sample === display ? onAxes(sample, projection) : sample.points)),
    ...(projection == null || whole === null
      ? []
      : sample === display
        ? columnsOf(coordinates, whole, 'reconstruction ')
        : coordinates.map((coordinate) => constant(`reconstruction ${axisLabel(coordinate)}`, null, sample.count))),
    ...keptColumns(started, reconstruction, 'reconstruction '),
    { name: errorLabel(coordinates), values: error },
    ...chartColumns(sample),
    ...labelColumns(started, sample),
    ...run.observables.map((observable, k) => ({ name: axisLabel(observable), values: sample.observables[k] })),
  ];
  return stacked(shownSamples(started, frame, by).map(rowsOf));
}

const onAxes = ({ points }: DisplaySample, projection: Projection): Float32Array => projectOn(projection, points);
