import type { Quantity } from '../../../src/protocol/description.js';
import type { CertificateResult } from '../../../src/protocol/result.js';
import { axisLabel, errorLabel } from '../../format.js';
import type { Table } from './table.js';

/** A row for each of the two points of one code, with what they prove. */
export function certificateTable(
  { x, y, separation, latentDistance, bound, error, exportedDistance }: CertificateResult,
  coordinates: readonly Quantity[],
): Table {
  const both = (value: number): readonly number[] => [value, value];
  return [
    { name: 'point', values: ['x', 'y'] },
    ...coordinates.map((coordinate, k) => ({ name: axisLabel(coordinate), values: [x[k], y[k]] })),
    ...(error === undefined ? [] : [{ name: errorLabel(coordinates), values: error }]),
    { name: 'separation ‖x − y‖', values: both(separation) },
    { name: 'latent distance ‖f(x) − f(y)‖', values: both(latentDistance) },
    ...(exportedDistance === undefined
      ? []
      : [{ name: 'latent distance as exported, in single precision', values: both(exportedDistance) }]),
    { name: `lower bound of sup ${errorLabel(coordinates)}`, values: both(bound) },
  ];
}
