import { axisLabel } from '../../format.js';
import type { Mark } from './model.js';
import type { Table } from '../../export/tables/table.js';

const names: Readonly<Record<Mark['kind'], string>> = { sup: 'sup ρ', theory: 'theory', certificate: 'certificate' };

/** A row for sup ρ and for each lower bound of it, the value empty if none. @param unit of ρ. */
export function obstructionTable(marks: readonly Mark[], unit: string): Table {
  return [
    { name: 'quantity', values: marks.map(({ kind }) => names[kind]) },
    { name: axisLabel({ name: 'ρ', unit }), values: marks.map(({ value }) => value) },
    { name: 'meaning', values: marks.map(({ text }) => text) },
  ];
}
