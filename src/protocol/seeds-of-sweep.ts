import * as l10n from '@vscode/l10n';
import type { SeedOutcome, SeedResult } from './sweep.js';
import { seedField, type SweepRow, type SweepTable } from './sweep-table.js';

/** Columns of a sweep that stand in no list of outcomes: where the largest error is, and whether two codes are the same. */
export const columnNames = {
  /** @param k from 0: which parameter of the chart. */
  supAt: (k: number): string => `supAt${k + 1}`,
  /** `yes` or `no`; nothing where no two such points were sought. */
  sameCode: 'sameCode',
  auc: (signal: string): string => `auc_${signal}`,
} as const;

export const sameCodeLabel = (): string => l10n.t('two points with the same code');

/**
 * What the runs of a sweep over seeds came to, in the order of the seeds; those that are not over are left out.
 * @param signals of the dataset, in their order.
 */
export function seedsOfSweep({ columns, rows }: SweepTable, signals: readonly string[]): readonly SeedOutcome[] {
  const places = new Map(columns.map(({ name }, k) => [name, k]));
  return rows.flatMap((row): SeedOutcome[] => {
    if (row.state === 'missing') return [];
    const cell = (name: string) => row.outcomes[places.get(name) ?? -1] ?? null;
    const result = row.state === 'done' ? resultOf(row, cell, signals) : null;
    return [
      result === null ? { kind: 'failed', seed: seedOf(row), message: row.message ?? '' } : { kind: 'done', result },
    ];
  });
}

export const seedOf = ({ point }: SweepRow): number => Number(point[seedField]);

/** Null where a number that every run has is missing. */
function resultOf(
  row: SweepRow,
  cell: (name: string) => number | string | null,
  signals: readonly string[],
): SeedResult | null {
  const number = (name: string): number | null => {
    const value = cell(name);
    return typeof value === 'number' ? value : null;
  };
  const [steps, testLoss, sup, median] = [number('steps'), number('testLoss'), number('sup'), number('median')];
  if (steps === null || testLoss === null || sup === null || median === null) return null;
  const supParameters: number[] = [];
  for (let k = 0, value = number(columnNames.supAt(0)); value !== null; value = number(columnNames.supAt(++k)))
    supParameters.push(value);
  const sameCode = cell(columnNames.sameCode);
  return {
    ...{ seed: seedOf(row), steps, testLoss, sup, median },
    supParameters: supParameters.length === 0 ? null : supParameters,
    collides: sameCode === null ? null : sameCode === 'yes',
    auc: signals.flatMap((signal) => number(columnNames.auc(signal)) ?? []),
  };
}
