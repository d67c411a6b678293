import * as l10n from '@vscode/l10n';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { RunFrame, RunStarted } from '../../src/protocol/events.js';
import { axisLabel, errorLabel, formatNumber, subscript } from '../format.js';
import { labelText } from './label-coloring.js';

/** The point of the display sample that is pointed at, in whichever picture, and what is known of it. */
export interface Pointed {
  readonly pointed: number | null;
  /** Name and value of each of its numbers. */
  readonly values: readonly (readonly [string, string])[];
}

const context = createContext<Pointed>({ pointed: null, values: [] });

export const PointedProvider = context.Provider;

export const usePointed = (): Pointed => useContext(context);

/** How many coordinates are told of a point of many. */
const most = 6;

/** Everything a frame knows of one point of the display sample. */
export function describePoint({ run, display, projection }: RunStarted, frame: RunFrame, i: number): Pointed['values'] {
  const { coordinates, ambientDimension: dimension, chart } = run.manifold;
  const codeSize = frame.codes.length / display.count;
  const row = (array: Float32Array, size: number): string =>
    Array.from(array.subarray(i * size, i * size + Math.min(size, most)), formatNumber).join(', ') +
    (size > most ? ', …' : '');
  const names = coordinates.slice(0, most).map(({ name }) => name);
  const parameters = display.chart;
  return [
    [errorLabel(coordinates), formatNumber(frame.error[i])],
    [dimension > most ? 'x' : `(${names.join(', ')})`, row(display.points, dimension)],
    projection == null
      ? [l10n.t('reconstruction'), row(frame.reconstruction, dimension)]
      : [l10n.t('principal components of the reconstruction'), row(frame.reconstruction, 3)],
    [codeSize === 1 ? codeName(0) : 'z', row(frame.codes, codeSize)],
    ...(chart === null || parameters === null
      ? []
      : chart.parameters.map((parameter, k): readonly [string, string] => [
          axisLabel(parameter),
          formatNumber(parameters[i * chart.parameters.length + k]),
        ])),
    ...(display.labels ?? []).map((label): readonly [string, string] => [
      label.name,
      labelText(label, i, formatNumber),
    ]),
    ...(display.weights === null || display.weights === undefined
      ? []
      : [[l10n.t('weight'), formatNumber(display.weights[i])] as const]),
    ...run.observables.map((observable, k): readonly [string, string] => [
      axisLabel(observable),
      formatNumber(display.observables[k][i]),
    ]),
  ];
}

/** Name of a latent coordinate, from index 0. */
export const codeName = (k: number): string => `z${subscript(k + 1)}`;
