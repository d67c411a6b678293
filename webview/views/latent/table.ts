import type { DisplaySample, RunFrame, RunStarted } from '../../../src/protocol/events.js';
import { axisLabel, errorLabel } from '../../format.js';
import { availableChoice, columnOf } from '../../points/coloring.js';
import { labelColumn } from '../../points/label-columns.js';
import { latentSpace } from '../../points/latent/index.js';
import type { ColorBy } from '../../state/view-settings.js';
import { shownSamples, type ShownSample } from '../../export/tables/shown-samples.js';
import { columnsOf, constant, stacked, type Column, type Table } from '../../export/tables/table.js';

/** A row for each point on show: the numbers at the axes of the latent space, and what the picture is coloured by. */
export function latentTable(started: RunStarted, frame: RunFrame, wanted: ColorBy | null): Table {
  const { run, display } = started;
  const space = latentSpace(run.autoencoder.latent, frame.codes.length / display.count);
  const by = availableChoice(started, wanted);
  const rowsOf = ({ name, sample, part: { codes, error } }: ShownSample): Table => [
    constant('sample', name, sample.count),
    ...columnsOf(space.columns, space.of(codes)),
    ...colorColumn(started, sample, error, by),
  ];
  return stacked(shownSamples(started, frame, by).map(rowsOf));
}

function colorColumn(
  { run, display, projection }: RunStarted,
  sample: DisplaySample,
  error: Float32Array,
  by: ColorBy,
): Column[] {
  const { coordinates, chart } = run.manifold;
  switch (by.kind) {
    case 'error':
      return [{ name: errorLabel(coordinates), values: error }];
    case 'split':
      // The column of the sample has it already.
      return [];
    case 'label':
      return [labelColumn(sample, by.name)];
    case 'chart': {
      const parameters = chart?.parameters ?? [];
      const name = axisLabel(parameters[by.index]);
      // The chart of a signal may be another.
      return [
        sample === display && sample.chart !== null
          ? { name, values: columnOf(sample.chart, by.index, parameters.length) }
          : constant(name, null, sample.count),
      ];
    }
    case 'observable': {
      const index = run.observables.findIndex(({ name }) => name === by.name);
      return [{ name: axisLabel(run.observables[index]), values: sample.observables[index] }];
    }
    case 'coordinate': {
      const name = axisLabel(coordinates[by.index]);
      return [
        projection == null || sample === display
          ? { name, values: columnOf(sample.points, by.index, coordinates.length) }
          : constant(name, null, sample.count),
      ];
    }
  }
}
