import type { DisplaySample, RunFrame, RunStarted, SignalFrame } from '../../../src/protocol/events.js';
import { axisLabel } from '../../format.js';
import { errorLabel } from '../../plots/coloring.js';
import { columnsOf, constant, stacked, type Column, type Table } from './table.js';

/** Name of the sample that is no signal. */
export const testSample = 'test';

/**
 * A row for each point on show, of the test sample and then of each signal: coordinates, reconstruction, ρ, chart parameters,
 * observables. A signal has no chart parameters: its chart may be another.
 */
export function dataTable({ run, display, signals }: RunStarted, frame: RunFrame): Table {
  const { coordinates, chart } = run.manifold;
  const parameters = chart?.parameters ?? [];
  const chartColumns = (sample: DisplaySample): Column[] =>
    sample === display && display.chart !== null
      ? columnsOf(parameters, display.chart)
      : parameters.map((parameter) => constant(axisLabel(parameter), null, sample.count));
  const rowsOfSample = (name: string, sample: DisplaySample, { reconstruction, error }: SignalFrame): Table => [
    constant('sample', name, sample.count),
    ...columnsOf(coordinates, sample.points),
    ...columnsOf(coordinates, reconstruction, 'reconstruction '),
    { name: errorLabel(coordinates), values: error },
    ...chartColumns(sample),
    ...run.observables.map((observable, k) => ({ name: axisLabel(observable), values: sample.observables[k] })),
  ];
  return stacked([
    rowsOfSample(testSample, display, frame),
    ...signals.map((signal, k) => rowsOfSample(run.signals[k], signal, frame.signals[k])),
  ]);
}
