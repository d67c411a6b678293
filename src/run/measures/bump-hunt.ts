import { huntBump } from '../../analysis/bump-hunt/bump-hunt.js';
import { evaluateObservable } from '../display.js';
import { head, type Sample } from '../sample.js';
import type { Measure } from './measure.js';

/** Share of signal events in the sample that is hunted in, unless the definition says otherwise. */
const defaultSignalFraction = 0.01;
/** Quantile of ρ below which events are cut away, unless the definition says otherwise. */
const defaultCut = 0.9;

/**
 * The bump hunt that a definition asks for: in a sample of the background with some events of a signal mixed in. Null
 * if it asks for none.
 */
export const bumpHunt: Measure<'bumpHunt'> = ({ definition, samples, evaluations, guard }) => {
  const { bumpHunt: hunt, observables } = definition;
  const observable = hunt === undefined ? undefined : observables?.[hunt.observable];
  if (hunt === undefined || observable === undefined) return { bumpHunt: null };
  const { window, cut = defaultCut, signalFraction = defaultSignalFraction } = hunt;
  const background = samples.hunted ?? samples.test;
  const index = hunt.signal === undefined ? 0 : samples.signals.findIndex(({ name }) => name === hunt.signal);
  const signal = samples.signals.at(index);
  const count = Math.round((signalFraction / (1 - signalFraction)) * background.count);
  const mixed = signal && head(signal.sample, count);
  const parts = mixed === undefined ? [background] : [background, mixed];
  const field = `observables.${hunt.observable}`;
  const valuesOf = (sample: Sample): number[] => [...guard(field, () => evaluateObservable(observable, sample, field))];
  const errors = [evaluations.hunted, ...evaluations.signals.slice(index, index + 1)].map(({ error }, part) =>
    error.subarray(0, parts.at(part)?.count ?? 0),
  );
  const events = {
    values: Float64Array.from(parts.flatMap(valuesOf)),
    score: Float32Array.from(errors.flatMap((error) => [...error])),
    weights: mixedWeights(background, mixed ?? null, signalFraction),
  };
  const { before, after, scan } = huntBump(events, window, cut);
  return {
    bumpHunt: {
      observable: hunt.observable,
      window,
      cut,
      signal: signal?.name ?? null,
      signalEvents: mixed?.count ?? null,
      significanceBefore: before.significance,
      significanceAfter: after.significance,
      before,
      after,
      scan,
    },
  };
};

/**
 * The weights of the background and of the events mixed into it, those scaled so that they are the share of the whole that
 * is asked for. Null where neither has weights.
 */
function mixedWeights(background: Sample, mixed: Sample | null, share: number): Float64Array | null {
  if (background.weights === null && (mixed?.weights ?? null) === null) return null;
  const of = ({ weights, count }: Sample): Float64Array => weights ?? new Float64Array(count).fill(1);
  const sum = (weights: Float64Array): number => weights.reduce((total, weight) => total + weight, 0);
  const below = of(background);
  if (mixed === null) return below;
  const above = of(mixed);
  const wanted = (share / (1 - share)) * sum(below);
  const scale = sum(above) > 0 ? wanted / sum(above) : 1;
  return Float64Array.from([...below, ...above.map((weight) => weight * scale)]);
}
