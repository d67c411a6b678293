import * as l10n from '@vscode/l10n';
import type { HomologySummary, RunResult, SignalResult } from '../../../src/protocol/result.js';
import { axisLabel, formatBound, formatCount, formatMeasured, formatNumber, subscript } from '../../format.js';
import { theoryOf, type RunView } from '../../state/model.js';

/** A number, or some, that two runs came to. */
export interface ResultDifference {
  readonly name: string;
  /** What each came to, in words; null where it is not known. */
  readonly reference: string | null;
  readonly run: string | null;
  /** By how much the run on show is above the reference, with its sign; null where that says nothing. */
  readonly change: string | null;
}

/** What a run came to: a number, which can be compared, with the text for it. */
interface Outcome {
  readonly text: string;
  readonly value: number | null;
}

/**
 * What two runs came to, as far as they have; what neither of them knows is left out.
 * @param unit of distances in the data.
 */
export function resultDifferences(reference: RunView, run: RunView, unit: string): ResultDifference[] {
  const [before, after] = [outcomesOf(reference, unit), outcomesOf(run, unit)];
  const names = [...new Set([...after.keys(), ...before.keys()])];
  return names.map((name) => {
    const [a, b] = [before.get(name) ?? null, after.get(name) ?? null];
    return {
      name,
      reference: a?.text ?? null,
      run: b?.text ?? null,
      change: changeOf(a?.value ?? null, b?.value ?? null),
    };
  });
}

function changeOf(reference: number | null, run: number | null): string | null {
  if (reference === null || run === null) return null;
  const change = run - reference;
  // What is left of two numbers that are the same up to rounding is no change.
  return Math.abs(change) <= 1e-6 * Math.abs(run) ? '0' : `${change > 0 ? '+' : ''}${formatNumber(change)}`;
}

function outcomesOf(run: RunView, unit: string): ReadonlyMap<string, Outcome> {
  const result = run.finished?.result ?? null;
  const analysis = run.analyses.at(-1) ?? null;
  const number = (value: number | null | undefined, format = formatNumber): Outcome | null =>
    value === null || value === undefined ? null : { text: format(value), value };
  const distance = (name: string): string => axisLabel({ name, unit });
  const error = result?.error ?? analysis?.error ?? null;
  const outcomes: (readonly [string, Outcome | null])[] = [
    [l10n.t('steps'), number(result?.steps ?? run.progress?.step, formatCount)],
    [l10n.t('test loss'), number(result?.loss.test ?? run.loss.test.at(-1)?.loss)],
    [distance('sup ρ'), number(error?.sup)],
    [distance(l10n.t('mean ρ')), number(error?.mean)],
    [distance(l10n.t('median ρ')), number(error?.median)],
    [distance(l10n.t('least possible sup ρ')), number(theoryOf(run)?.supErrorBound, formatBound)],
    [distance(l10n.t('bound of the certificate')), certificateOf(result)],
    ...(result?.signals ?? analysis?.signals ?? []).map(ofSignal),
    ...ofHomology(result),
    ...ofInjectivity(run, result),
    [l10n.t('geodesic stress'), number(result?.distortion?.geodesicStress?.stress)],
    [l10n.t('trustworthiness'), number(result?.distortion?.neighbourhoods?.trustworthiness)],
    [l10n.t('continuity'), number(result?.distortion?.neighbourhoods?.continuity)],
    [l10n.t('time (s)'), number(result?.seconds)],
  ];
  return new Map(outcomes.flatMap(([name, outcome]) => (outcome === null ? [] : [[name, outcome] as const])));
}

function certificateOf(result: RunResult | null): Outcome | null {
  if (!result?.certificateSearch) return null;
  return result.certificate === null
    ? { text: l10n.t('no two points of one code'), value: null }
    : { text: formatNumber(result.certificate.bound), value: result.certificate.bound };
}

const ofSignal = ({ name, auc, aucError }: SignalResult): readonly [string, Outcome] => [
  l10n.t('AUC of {0}', name),
  { text: formatMeasured(auc, aucError), value: auc },
];

function ofHomology(result: RunResult | null): (readonly [string, Outcome | null])[] {
  const homology = result?.homology ?? null;
  if (homology === null) return [];
  const told = ({ betti }: HomologySummary): Outcome => ({
    text: betti.map((b, k) => `b${subscript(k)} = ${b}`).join(', '),
    value: null,
  });
  return [
    [l10n.t('Betti numbers, data'), told(homology.data)],
    [l10n.t('Betti numbers, latent space'), told(homology.latent)],
    [l10n.t('Betti numbers, reconstruction'), told(homology.reconstruction)],
  ];
}

function ofInjectivity(run: RunView, result: RunResult | null): (readonly [string, Outcome | null])[] {
  const injectivity = result === null ? (run.frames.at(-1)?.injectivity ?? null) : result.injectivity;
  if (injectivity === null) return [];
  const { folds, windingNumbers, degree } = injectivity;
  const count = (value: number | null): Outcome | null =>
    value === null ? null : { text: String(value).replace('-', '−'), value };
  return [
    [l10n.t('folds'), count(folds)],
    [
      l10n.t('winding numbers'),
      windingNumbers && {
        text: windingNumbers
          .map((row) => row.join(', '))
          .join('; ')
          .replaceAll('-', '−'),
        value: null,
      },
    ],
    [l10n.t('degree'), count(degree)],
  ];
}
