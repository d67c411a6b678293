import { huntBump } from '../analysis/bump-hunt/bump-hunt.js';
import type { DatasetDefinition } from '../dataset/definition.js';
import type { BumpHuntResult } from '../protocol/result.js';
import { evaluateObservable } from './display.js';
import type { SampleEvaluations } from './evaluations.js';
import type { Guard } from './guard.js';
import { head, type Sample } from './sample.js';
import type { Samples } from './samples.js';

/** Share of signal events in the sample that is hunted in, unless the definition says otherwise. */
const defaultSignalFraction = 0.01;
/** Quantile of ρ below which events are cut away, unless the definition says otherwise. */
const defaultCut = 0.9;

/**
 * The bump hunt that a definition asks for: in a sample of the background with some events of a signal mixed in.
 * @returns null where it asks for none.
 */
export function hunt(
  definition: DatasetDefinition,
  samples: Samples,
  evaluations: SampleEvaluations,
  guard: Guard,
): BumpHuntResult | null {
  const { bumpHunt, observables } = definition;
  const observable = bumpHunt === undefined ? undefined : observables?.[bumpHunt.observable];
  if (bumpHunt === undefined || observable === undefined) return null;
  const { window, cut = defaultCut, signalFraction = defaultSignalFraction } = bumpHunt;
  const background = samples.hunted ?? samples.test;
  const index = bumpHunt.signal === undefined ? 0 : samples.signals.findIndex(({ name }) => name === bumpHunt.signal);
  const signal = samples.signals.at(index);
  const count = Math.round((signalFraction / (1 - signalFraction)) * background.count);
  const mixed = signal && head(signal.sample, count);
  const parts = mixed === undefined ? [background] : [background, mixed];
  const field = `observables.${bumpHunt.observable}`;
  const valuesOf = (sample: Sample): number[] => [...guard(field, () => evaluateObservable(observable, sample, field))];
  const errors = [evaluations.hunted, ...evaluations.signals.slice(index, index + 1)].map(({ error }, part) =>
    error.subarray(0, parts.at(part)?.count ?? 0),
  );
  const events = {
    values: Float64Array.from(parts.flatMap(valuesOf)),
    score: Float32Array.from(errors.flatMap((error) => [...error])),
  };
  const { before, after, scan } = huntBump(events, window, cut);
  return {
    observable: bumpHunt.observable,
    window,
    cut,
    signal: signal?.name ?? null,
    signalEvents: mixed?.count ?? null,
    significanceBefore: before.significance,
    significanceAfter: after.significance,
    before,
    after,
    scan,
  };
}
