import type { HomologyResult } from '../../../src/protocol/result.js';
import type { Table } from '../../export/tables/table.js';

/**
 * A row for each bar of the data, the codes and the reconstructions; no death where a bar never ends.
 * @param unit of the data; codes have none.
 */
export function homologyTable({ data, latent, reconstruction }: HomologyResult, unit: string): Table {
  const bars = Object.entries({ data, latent, reconstruction }).flatMap(([space, { barcodes }]) =>
    barcodes.flatMap((ofDimension, dimension) =>
      ofDimension.map(([birth, death]) => ({ space, dimension, birth, death })),
    ),
  );
  const scale = unit === '' ? '' : ` (${unit}; of codes none)`;
  return [
    { name: 'space', values: bars.map(({ space }) => space) },
    { name: 'dimension', values: bars.map(({ dimension }) => dimension) },
    { name: `birth${scale}`, values: bars.map(({ birth }) => birth) },
    { name: `death${scale}`, values: bars.map(({ death }) => death) },
  ];
}
