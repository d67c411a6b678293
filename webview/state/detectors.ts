import type { DetectionResult } from '../../src/protocol/result.js';
import { workingPoint, type Efficiency } from '../math/roc-curve.js';
import { analysisAt, type RunView } from './model.js';

/** A score that tells one signal from the background. */
export interface Detector {
  /** `ρ` for the autoencoder, else the name of a baseline. */
  readonly name: string;
  readonly signal: string;
  /** Class of its curve and of its sign in a legend. */
  readonly style: string;
  readonly result: DetectionResult;
  /** ε_S at an ε_B. */
  readonly workingPoint: (backgroundEfficiency: number) => Efficiency;
}

/** What is known of the detection of each signal at a step. */
export interface Detection {
  readonly step: number;
  /** By ρ, in the order of the run's signals. */
  readonly autoencoder: readonly Detector[];
  /** Of every signal; they do not depend on the step. Null until the run is over, or where they were not measured. */
  readonly baselines: readonly Detector[] | null;
}

/** @returns null before the first analysis, and where there are no signals. */
export function detectionAt(run: RunView, step: number): Detection | null {
  const analysis = analysisAt(run, step);
  if (analysis === null || analysis.signals.length === 0) return null;
  const background = run.started.run.samples.test;
  const countOf = (signal: string): number => analysis.signals.find(({ name }) => name === signal)?.count ?? background;
  const detector = (name: string, signal: string, style: string, result: DetectionResult): Detector => ({
    name,
    signal,
    style,
    result,
    workingPoint: (at) => workingPoint(result.roc, at, background, countOf(signal)),
  });
  const baselines = run.finished?.result.baselines ?? null;
  const names = [...new Set(baselines?.map(({ name }) => name))];
  return {
    step: analysis.step,
    autoencoder: analysis.signals.map((signal, k) => detector('ρ', signal.name, `signal-${(k % 4) + 1}`, signal)),
    baselines:
      baselines?.map((one) => detector(one.name, one.signal, `baseline-${(names.indexOf(one.name) % 4) + 1}`, one)) ??
      null,
  };
}
