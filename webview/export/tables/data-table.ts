import type { DisplaySample, RunFrame, RunStarted, SampleFrame } from '../../../src/protocol/events.js';
import { axisLabel } from '../../format.js';
import { errorLabel } from '../../plots/coloring.js';
import type { ColorBy } from '../../state/view-settings.js';
import { columnsOf, constant, stacked, type Column, type Table } from './table.js';

/** Names of the samples that are no signals. */
export const testSample = 'test';
export const trainSample = 'train';

/**
 * A row for each point on show, of the test sample, the training sample where it is drawn, and each signal: coordinates, reconstruction, ρ, chart parameters,
 * observables. A signal has no chart parameters: its chart may be another.
 */
export function dataTable({ run, display, train, signals }: RunStarted, frame: RunFrame, by: ColorBy): Table {
  const { coordinates, chart } = run.manifold;
  const parameters = chart?.parameters ?? [];
  const chartColumns = (sample: DisplaySample): Column[] =>
    (sample === display || sample === train) && sample.chart !== null
      ? columnsOf(parameters, sample.chart)
      : parameters.map((parameter) => constant(axisLabel(parameter), null, sample.count));
  const rowsOfSample = (name: string, sample: DisplaySample, { reconstruction, error }: SampleFrame): Table => [
    constant('sample', name, sample.count),
    ...columnsOf(coordinates, sample.points),
    ...columnsOf(coordinates, reconstruction, 'reconstruction '),
    { name: errorLabel(coordinates), values: error },
    ...chartColumns(sample),
    ...run.observables.map((observable, k) => ({ name: axisLabel(observable), values: sample.observables[k] })),
  ];
  return stacked([
    rowsOfSample(testSample, display, frame),
    ...(by.kind === 'split' && train !== undefined && frame.train !== undefined ? [rowsOfSample(trainSample, train, frame.train)] : []),
    ...signals.map((signal, k) => rowsOfSample(run.signals[k], signal, frame.signals[k])),
  ]);
}
