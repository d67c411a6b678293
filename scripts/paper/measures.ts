import { latentName } from '../../src/protocol/latent-name.js';
import type { PaperRun } from './train.js';

/** A row of a table: one cell for the runs of an example; null where it has nothing to say of them. */
export interface Measure {
  readonly name: string;
  readonly cell: (runs: readonly PaperRun[]) => string | null;
}

/** @param missedAbove ρ above which a point counts as missed, in data units; undefined for no such row. */
export function measuresOf(missedAbove: number | undefined): readonly Measure[] {
  return [
    { name: 'latent space', cell: ([{ result }]) => latentName(result.latent) },
    spread('sup ρ', ({ result }) => result.error.sup),
    {
      name: 'least sup ρ that topology allows',
      cell: ([{ result }]) => result.theory && number(result.theory.supErrorBound),
    },
    spread('bound of the certificate', ({ result }) => result.certificate?.bound ?? null),
    spread('median ρ', ({ result }) => result.error.median),
    spread('0.99-quantile of ρ', ({ result }) => result.error.q99),
    ...(missedAbove === undefined
      ? []
      : [
          spread(
            `share ρ > ${missedAbove}`,
            ({ errors }) => errors.filter((rho) => rho > missedAbove).length / errors.length,
          ),
        ]),
    list('folds', ({ result }) => result.injectivity?.folds ?? null),
    list('winding numbers', ({ result }) => windingNumbers(result.injectivity?.windingNumbers ?? null)),
    list('degree', ({ result }) => result.injectivity?.degree ?? null),
    spread('share of torn edges', ({ result }) => {
      const torn = result.distortion?.tornEdges ?? null;
      return torn && torn.torn / torn.edges;
    }),
    spread('geodesic stress', ({ result }) => result.distortion?.geodesicStress?.stress ?? null),
    spread('trustworthiness', ({ result }) => result.distortion?.neighbourhoods?.trustworthiness ?? null),
    spread('continuity', ({ result }) => result.distortion?.neighbourhoods?.continuity ?? null),
    spread(
      'KL, σ = 0.1',
      ({ result }) =>
        result.distortion?.neighbourhoods?.densityDivergence.find(({ sigma }) => sigma === 0.1)?.divergence ?? null,
    ),
    { name: 'Betti numbers of the data', cell: ([{ result }]) => result.homology?.data.betti.join(', ') ?? null },
    list('Betti numbers of the codes', ({ result }) => result.homology?.latent.betti.join(', ') ?? null),
    { name: 'AUC of ρ', cell: (runs) => bySignal(runs, (run, index) => run.result.signals[index].auc) },
    {
      name: 'best AUC of a baseline',
      cell: (runs) =>
        bySignal(runs, ({ result }, index) => {
          const { name } = result.signals[index];
          return Math.max(...(result.baselines ?? []).flatMap(({ signal, auc }) => (signal === name ? [auc] : [])));
        }),
    },
    spread('significance before the cut on ρ', ({ result }) => result.bumpHunt?.significanceBefore ?? null),
    spread('significance after it', ({ result }) => result.bumpHunt?.significanceAfter ?? null),
  ];
}

/** Mean and standard deviation over the runs that have the number, and how many they are where it is not all. */
function spread(name: string, of: (run: PaperRun) => number | null): Measure {
  return {
    name,
    cell: (runs) => {
      const values = runs.map(of).filter((value) => value !== null);
      if (values.length === 0) return null;
      return (
        meanAndDeviation(values) + (values.length < runs.length ? ` (${values.length} of ${runs.length} seeds)` : '')
      );
    },
  };
}

/** What it is for each seed, or once where it is the same for all. */
function list(name: string, of: (run: PaperRun) => number | string | null): Measure {
  return {
    name,
    cell: (runs) => {
      const values = runs.map(of);
      if (values.every((value) => value === null)) return null;
      const texts = values.map((value) => (value === null ? '–' : String(value)));
      return new Set(texts).size === 1 ? texts[0] : texts.join(' · ');
    },
  };
}

function bySignal(runs: readonly PaperRun[], of: (run: PaperRun, signal: number) => number): string | null {
  const lines = runs[0].result.signals.flatMap(({ name }, index) => {
    const values = runs.map((run) => of(run, index)).filter(Number.isFinite);
    return values.length === 0 ? [] : [`${name}: ${meanAndDeviation(values)}`];
  });
  return lines.length === 0 ? null : lines.join('<br>');
}

function meanAndDeviation(values: readonly number[]): string {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (values.length === 1) return number(mean);
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
  return `${number(mean)} ± ${Number(deviation.toPrecision(2))}`;
}

function number(value: number): string {
  return String(Number(value.toPrecision(3)));
}

function windingNumbers(matrix: readonly (readonly number[])[] | null): string | null {
  return matrix?.map((row) => row.join(', ')).join('; ') ?? null;
}
