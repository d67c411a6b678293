import * as l10n from '@vscode/l10n';
import { codeNormInWords } from './code-norm-words.js';
import { detectorName } from './detector-name.js';
import { plateauInWords, toldCurve } from './dimension-words.js';
import { formatLowerBound, formatMeasured, formatNumber, formatUpperBound } from './format.js';
import { formatShare, largeInWords } from './large-errors.js';
import { obstructionsAmong } from './obstructions.js';
import { formatWhole, number, text, type Figure, type Outcome } from './outcome.js';
import { activeInWords, posteriorInWords } from './posterior-words.js';
import type { BaselineResult, BumpHuntSpectrum, HomologySummary } from './result.js';
import { withheldInWords } from './withheld.js';

const plain = { isDistance: false, format: formatNumber };
const lowerBound = { isDistance: true, format: formatLowerBound };

/**
 * All outcomes of a run, except those of its signals: the one list behind the summaries of the command line, the
 * comparison of runs in the panel, and the tables over several seeds.
 */
export const outcomes = {
  // A model from elsewhere has no steps and no time of training that anybody here knows of.
  steps: number({
    label: () => l10n.t('steps'),
    pick: (run) => (run.engine === 'graph' ? null : run.steps),
    format: formatWhole,
  }),
  seconds: number({ label: () => l10n.t('time (s)'), pick: (run) => (run.engine === 'graph' ? null : run.seconds) }),
  testLoss: number({ label: () => l10n.t('test loss'), pick: (run) => run.loss?.test }),
  sup: number({ label: () => 'sup ρ', pick: (run) => run.error?.sup, isDistance: true }),
  effectiveCount: number({
    label: () => l10n.t('test points by weight, (Σw)²/Σw²'),
    pick: (run) => run.error?.effectiveCount,
    format: (count) => formatWhole(Math.floor(count)),
  }),
  mean: number({ label: () => l10n.t('mean ρ'), pick: (run) => run.error?.mean, isDistance: true }),
  median: number({ label: () => l10n.t('median ρ'), pick: (run) => run.error?.median, isDistance: true }),
  quantile99: number({ label: () => l10n.t('0.99-quantile of ρ'), pick: (run) => run.error?.q99, isDistance: true }),
  largeShare: {
    label: () => l10n.t('share of points with a large ρ'),
    isDistance: false,
    of: ({ error }) => {
      const large = error?.large ?? null;
      return large && { value: large.share, text: formatShare(large.share), reason: largeInWords(large) };
    },
    format: formatShare,
  },
  theory: {
    label: () => l10n.t('lower bound of sup ρ'),
    of: ({ statements, theory }) => {
      const strongest = obstructionsAmong(statements ?? []).at(0);
      if (strongest?.bound) return scoped(boundOf(strongest.bound, strongest.text), strongest.within);
      return theory ? boundOf(theory.supErrorBound, theory.reason) : null;
    },
    ...lowerBound,
  },
  certificate: {
    label: () => l10n.t('bound of the certificate'),
    of: ({ certificate, certificateSearch }) => {
      // A table of points is searched without an account of the search.
      if (certificate) {
        const { bound, separation } = certificate;
        return boundOf(bound, l10n.t('two points {0} apart have the same code', formatNumber(separation)));
      }
      return certificateSearch ? { value: null, text: l10n.t('no two points with the same code') } : null;
    },
    ...lowerBound,
  },
  folds: number({ label: () => l10n.t('folds'), pick: (run) => run.injectivity?.folds, format: formatWhole }),
  windingNumbers: text({
    label: () => l10n.t('winding numbers'),
    pick: (run) => run.injectivity?.windingNumbers?.map((row) => row.map(formatWhole).join(', ')).join('; '),
  }),
  degree: number({ label: () => l10n.t('degree'), pick: (run) => run.injectivity?.degree, format: formatWhole }),
  tornShare: number({
    label: () => l10n.t('share of torn edges'),
    pick: ({ distortion }) => distortion?.tornEdges && distortion.tornEdges.torn / distortion.tornEdges.edges,
  }),
  geodesicStress: number({
    label: () => l10n.t('geodesic stress'),
    pick: (run) => run.distortion?.geodesicStress?.stress,
  }),
  anisotropy: number({ label: () => l10n.t('median anisotropy'), pick: (run) => run.distortion?.tissot?.anisotropy }),
  reversedShare: number({
    label: () => l10n.t('share folded over'),
    pick: (run) => run.distortion?.tissot?.reversedShare,
  }),
  trustworthiness: number({
    label: () => l10n.t('trustworthiness'),
    pick: (run) => run.distortion?.neighbourhoods?.trustworthiness,
  }),
  continuity: number({
    label: () => l10n.t('continuity'),
    pick: (run) => run.distortion?.neighbourhoods?.continuity,
  }),
  densityDivergence: number({
    label: () => l10n.t('divergence of densities, σ = 0.1'),
    pick: (run) => run.distortion?.neighbourhoods?.densityDivergence.find(({ sigma }) => sigma === 0.1)?.divergence,
  }),
  intrinsicDimension: {
    label: () => l10n.t('intrinsic dimension, estimated'),
    isDistance: false,
    of: ({ intrinsicDimension = null }) => {
      const plateau = intrinsicDimension && (toldCurve(intrinsicDimension)?.plateau ?? null);
      return plateau && { value: plateau.dimension, text: plateauInWords(plateau) };
    },
    format: formatWhole,
  },
  bettiOfData: text({
    label: () => l10n.t('Betti numbers, data'),
    pick: ({ homology }) => homology && listBetti(homology.data),
    reason: howBettiAreRead,
  }),
  bettiOfCodes: text({
    label: () => l10n.t('Betti numbers, latent space'),
    pick: ({ homology }) => homology && listBetti(homology.latent),
    reason: howBettiAreRead,
  }),
  bettiOfReconstruction: text({
    label: () => l10n.t('Betti numbers, reconstruction'),
    pick: ({ homology }) => homology && listBetti(homology.reconstruction),
    reason: howBettiAreRead,
  }),
  activeUnits: {
    label: () => l10n.t('active latent dimensions'),
    isDistance: false,
    of: ({ posterior = null }) =>
      posterior && { value: posterior.active, text: activeInWords(posterior), reason: posteriorInWords(posterior) },
    format: formatWhole,
  },
  codeNorm: {
    label: () => l10n.t('least norm before normalisation'),
    isDistance: false,
    of: ({ codeNorm = null }) =>
      codeNorm && { value: codeNorm.least, text: formatNumber(codeNorm.least), reason: codeNormInWords(codeNorm) },
    format: formatNumber,
  },
  baselines: text({
    label: () => l10n.t('AUC of simpler detectors'),
    pick: ({ baselines }) => baselines && listBaselines(baselines),
  }),
  significanceBefore: {
    label: () => l10n.t('significance before the cut on ρ'),
    of: ({ bumpHunt }) => significanceOf(bumpHunt?.significanceBefore, bumpHunt?.before),
    ...plain,
  },
  significanceAfter: {
    label: () => l10n.t('significance after the cut on ρ'),
    of: ({ bumpHunt }) => significanceOf(bumpHunt?.significanceAfter, bumpHunt?.after),
    ...plain,
  },
} satisfies Readonly<Record<string, Outcome>>;

/** The same for runs with these signals, with what each of them gives. */
export function outcomesWith(signals: readonly string[]): readonly Outcome[] {
  return [...Object.values(outcomes), ...signals.map(aucOf)];
}

/** How well ρ tells a signal from the background. */
export function aucOf(signal: string): Outcome {
  return {
    label: () => l10n.t('AUC of {0}', signal),
    isDistance: false,
    of: ({ signals }) => {
      const found = signals?.find(({ name }) => name === signal);
      return found === undefined ? null : { value: found.auc, text: formatMeasured(found.auc, found.aucError) };
    },
    format: formatNumber,
  };
}

/** By signal, if there are several. */
function listBaselines(baselines: readonly BaselineResult[]): string {
  const signals = [...new Set(baselines.map(({ signal }) => signal))];
  const lists = signals.map((name) => {
    const ofSignal = baselines.filter(({ signal }) => signal === name);
    const list = ofSignal.map((one) => `${detectorName(one)} ${formatMeasured(one.auc, one.aucError)}`).join(', ');
    return signals.length > 1 ? `${name}: ${list}` : list;
  });
  return lists.join('; ');
}

function boundOf(value: number, reason: string): Figure {
  return { value, text: formatLowerBound(value), reason };
}

/** A bound that says where it holds: one from a sample is of points near it, which the test sample need not have. */
function scoped(bound: Figure, within: number | null): Figure {
  if (within === null) return bound;
  return { ...bound, text: l10n.t('{0}, within {1} of the data', bound.text, formatUpperBound(within)) };
}

/** Z, or why it is withheld; older results do not say why. */
function significanceOf(z: number | null = null, spectrum?: BumpHuntSpectrum): Figure | null {
  if (z !== null) return { value: z, text: formatNumber(z) };
  const { withheld = null } = spectrum ?? {};
  return withheld && { value: null, text: l10n.t('withheld'), reason: withheldInWords(withheld) };
}

/** A test may leave open what the longest gap tells. */
function howBettiAreRead(): string {
  return l10n.t('estimated, at the longest gap');
}

function listBetti({ betti, voids }: HomologySummary): string {
  const list = betti.join(', ');
  return voids === 'too costly' ? l10n.t('{0} (dimension 2 is too costly)', list) : list;
}
