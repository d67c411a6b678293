import type { RunFrame, RunStarted } from '../../src/protocol/events.js';
import { keptColumns } from '../export/tables/kept-columns.js';
import { csv } from '../export/csv.js';
import { columnsOf, type Column } from '../export/tables/table.js';
import { axisLabel, errorLabel } from '../format.js';
import { selectedIndices, type Selection } from '../math/selection.js';
import { labelColumns } from './label-columns.js';
import { codeNames } from './latent/index.js';
import { wholeReconstruction, type RecordedRun } from './reconstruction.js';

/**
 * What a frame knows of the selected points, as CSV: a row for each with its index in the display sample, all coordinates,
 * chart parameters, labels, observables, latent code, reconstruction (its principal components where no more is known) and ρ.
 * @param isRaw whether texts stay as they are, though a spreadsheet may take them for formulas.
 */
export function pointsTable(run: RecordedRun, frame: RunFrame, selected: Selection, isRaw = false): string {
  const indices = selectedIndices(selected);
  const ofSelected = ({ name, values }: Column): Column => ({ name, values: Array.from(indices, (i) => values[i]) });
  return csv([{ name: 'index', values: indices }, ...columnsOfPoints(run, frame).map(ofSelected)], isRaw);
}

/** Such as `circle-step-5000-points.csv`. */
export function tableName({ run }: RunStarted, frame: RunFrame): string {
  const name = run.name
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase();
  return `${name === '' ? 'run' : name}-step-${frame.step}-points.csv`;
}

function columnsOfPoints(view: RecordedRun, frame: RunFrame): readonly Column[] {
  const { started } = view;
  const { run, display } = started;
  const whole = wholeReconstruction(view, frame);
  const { coordinates, chart } = run.manifold;
  const codes = codeNames(run.autoencoder.latent, frame.codes.length / display.count).map((name) => ({
    name,
    unit: '',
  }));
  return [
    ...columnsOf(coordinates, display.points),
    ...(chart === null || display.chart === null ? [] : columnsOf(chart.parameters, display.chart)),
    ...labelColumns(started, display),
    ...run.observables.map((observable, k) => ({ name: axisLabel(observable), values: display.observables[k] })),
    ...columnsOf(codes, frame.codes),
    ...(whole === null
      ? keptColumns(started, frame.reconstruction, 'reconstruction ')
      : columnsOf(coordinates, whole, 'reconstruction ')),
    { name: errorLabel(coordinates), values: frame.error },
  ];
}
