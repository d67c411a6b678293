import type { RunFrame, RunStarted } from '../../src/protocol/events.js';
import { axisLabel } from '../format.js';
import { selectedIndices, type Selection } from '../math/selection.js';
import { errorLabel } from './coloring.js';
import { codeNames } from './latent-space.js';

/** One number for each point of the display sample: entry `offset` of rows of `stride`. */
interface Column {
  readonly name: string;
  readonly values: Float32Array;
  readonly offset: number;
  readonly stride: number;
}

/**
 * What a frame knows of the selected points, as CSV: a row for each with its index in the display sample, all coordinates,
 * chart parameters, observables, latent code, reconstruction and ρ. Numbers have the digits that give the same single-precision
 * number again.
 */
export function pointsTable(started: RunStarted, frame: RunFrame, selected: Selection): string {
  const columns = columnsOf(started, frame);
  const lines = [['index', ...distinct(columns.map(({ name }) => name))].map(quoted).join(',')];
  for (const i of selectedIndices(selected)) {
    lines.push([String(i), ...columns.map(({ values, offset, stride }) => shortest(values[i * stride + offset]))].join(','));
  }
  return lines.join('\n') + '\n';
}

/** Such as `circle-step-5000-points.csv`. */
export function tableName({ run }: RunStarted, frame: RunFrame): string {
  const name = run.name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').toLowerCase();
  return `${name === '' ? 'run' : name}-step-${frame.step}-points.csv`;
}

function columnsOf({ run, display }: RunStarted, frame: RunFrame): readonly Column[] {
  const { coordinates, chart } = run.manifold;
  const codeSize = frame.codes.length / display.count;
  const rows = (names: readonly string[], values: Float32Array): Column[] =>
    names.map((name, offset) => ({ name, values, offset, stride: names.length }));
  return [
    ...rows(coordinates.map(axisLabel), display.points),
    ...(chart === null || display.chart === null ? [] : rows(chart.parameters.map(axisLabel), display.chart)),
    ...run.observables.flatMap((observable, k) => rows([axisLabel(observable)], display.observables[k])),
    ...rows(codeNames(run.autoencoder.latent, codeSize), frame.codes),
    ...rows(coordinates.map((coordinate) => `reconstruction ${axisLabel(coordinate)}`), frame.reconstruction),
    ...rows([errorLabel(coordinates)], frame.error),
  ];
}

/** The names, a number after each that stands before, as an observable's may that is called as a coordinate. */
function distinct(names: readonly string[]): string[] {
  return names.map((name, k) => {
    const earlier = names.slice(0, k).filter((other) => other === name).length;
    return earlier === 0 ? name : `${name} ${earlier + 1}`;
  });
}

/** As RFC 4180 has it. */
const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The shortest decimal that is nearest to this single-precision number. */
function shortest(x: number): string {
  for (let digits = 6; digits < 9; digits++) {
    const rounded = Number(x.toPrecision(digits));
    if (Math.fround(rounded) === x) return String(rounded);
  }
  return String(Number(x.toPrecision(9)));
}
