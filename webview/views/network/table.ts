import type { NetworkLayer } from './model.js';
import type { Table } from '../../export/tables/table.js';

/** A row for each layer, from the input to the output: its part, width, and the parameters of the map to it. */
export function networkTable(layers: readonly NetworkLayer[]): Table {
  return [
    { name: 'part', values: layers.map(({ part }) => part) },
    { name: 'width', values: layers.map(({ width }) => width) },
    { name: 'parameters', values: layers.map(({ parameters }) => parameters) },
    { name: 'layer', values: layers.map(({ text }) => text) },
  ];
}
