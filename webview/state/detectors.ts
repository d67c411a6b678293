import { detectorName } from '../../src/protocol/detector-name.js';
import type { DetectionResult } from '../../src/protocol/result.js';
import { numbered, type Numbered } from '../math/numbered.js';
import { workingPoint, type Efficiency } from '../math/roc-curve.js';
import { analysisAt, type RunView } from './model.js';

/** A score that tells one signal from the background. */
export interface Detector {
  /** `ρ` for the autoencoder, else the name of a baseline. */
  readonly name: string;
  readonly signal: string;
  /** Its name with a warning where chance decides what its score is. */
  readonly fullName: string;
  /** Class of its curve. */
  readonly style: string;
  /** Its sign in a legend. */
  readonly sign: Numbered<'curve' | 'baseline'>;
  readonly result: DetectionResult;
  /** ε_S at an ε_B. */
  readonly workingPoint: (backgroundEfficiency: number) => Efficiency;
}

type Unstyled = Omit<Detector, 'style' | 'sign'>;

/** What is known of the detection of each signal at a step. */
export interface Detection {
  readonly step: number;
  /** By ρ, in the order of the run's signals. */
  readonly autoencoder: readonly Detector[];
  /** Of every signal; they do not depend on the step. Null until the run is over, or where they were not measured. */
  readonly baselines: readonly Detector[] | null;
}

/** @returns null before the first analysis, and if there are no signals. */
export function detectionAt(run: RunView, step: number): Detection | null {
  const analysis = analysisAt(run, step);
  if (analysis === null || analysis.signals.length === 0) return null;
  // Weighted events fix an efficiency as well as this number of events of equal weight.
  const background = analysis.error.effectiveCount ?? run.started.run.samples.test;
  const countOf = (signal: string): number => {
    const found = analysis.signals.find(({ name }) => name === signal);
    return found?.error.effectiveCount ?? found?.count ?? background;
  };
  const detector = (name: string, fullName: string, signal: string, result: DetectionResult): Unstyled => ({
    name,
    fullName,
    signal,
    result,
    workingPoint: (at) => workingPoint(result.roc, at, background, countOf(signal)),
  });
  const baselines = run.finished?.result.baselines ?? null;
  const names = [...new Set(baselines?.map(({ name }) => name))];
  return {
    step: analysis.step,
    autoencoder: analysis.signals.map((signal, k) => ({
      ...detector('ρ', 'ρ', signal.name, signal),
      style: numbered('signal', k),
      sign: numbered('curve', k),
    })),
    baselines:
      baselines?.map((one) => {
        const style = numbered('baseline', names.indexOf(one.name));
        return { ...detector(one.name, detectorName(one), one.signal, one), style, sign: style };
      }) ?? null,
  };
}
