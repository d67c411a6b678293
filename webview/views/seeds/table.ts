import type { RunDescription } from '../../../src/protocol/description.js';
import type { SeedOutcome } from '../../../src/protocol/sweep.js';
import { axisLabel, errorUnit } from '../../format.js';
import type { Column, Table } from '../../export/tables/table.js';

/** Of whether two points of one code were found. */
const words: Readonly<Partial<Record<string, string>>> = { true: 'yes', false: 'no' };

/** A row for each seed that is over, ascending; of one that failed, why. */
export function seedsTable({ manifold, signals }: RunDescription, outcomes: readonly SeedOutcome[]): Table {
  const rows = outcomes
    .map((outcome) =>
      outcome.kind === 'done'
        ? { seed: outcome.result.seed, result: outcome.result, failure: null }
        : { seed: outcome.seed, result: null, failure: outcome.message },
    )
    .sort((a, b) => a.seed - b.seed);
  const unit = errorUnit(manifold.coordinates);
  const column = (name: string, of: (row: (typeof rows)[number]) => string | number | null | undefined): Column => ({
    name,
    values: rows.map((row) => of(row) ?? null),
  });
  return [
    column('seed', ({ seed }) => seed),
    column('steps', ({ result }) => result?.steps),
    column('test loss', ({ result }) => result?.testLoss),
    column(axisLabel({ name: 'sup ρ', unit }), ({ result }) => result?.sup),
    column(axisLabel({ name: 'median ρ', unit }), ({ result }) => result?.median),
    ...(manifold.chart?.parameters ?? []).map((parameter, k) =>
      column(`sup ρ at ${axisLabel(parameter)}`, ({ result }) => result?.supParameters?.[k]),
    ),
    column('two points with the same code', ({ result }) => words[String(result?.collides)]),
    ...signals.map((signal, k) => column(`AUC of ${signal}`, ({ result }) => result?.auc[k])),
    column('failure', ({ failure }) => failure),
  ];
}
