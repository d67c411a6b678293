import type { RunSoFar } from '../../../src/protocol/outcome.js';
import { outcomesWith } from '../../../src/protocol/outcomes.js';
import { axisLabel, formatChange } from '../../format.js';
import type { RunView } from '../../state/model.js';

/** A number, or some, that two runs came to. */
export interface ResultDifference {
  readonly name: string;
  /** What each came to, in words; null if it is not known. */
  readonly reference: string | null;
  readonly run: string | null;
  /** By how much the shown run is above the reference, with its sign; null if that says nothing. */
  readonly change: string | null;
}

/**
 * What two runs came to, as far as they have; what neither of them knows is left out.
 * @param unit of distances in the data.
 */
export function resultDifferences(reference: RunView, run: RunView, unit: string): ResultDifference[] {
  const [before, after] = [soFar(reference), soFar(run)];
  const signals = [after, before].flatMap((one) => one.signals ?? []).map(({ name }) => name);
  return outcomesWith([...new Set(signals)]).flatMap(({ label, isDistance, of }) => {
    const [a, b] = [of(before), of(after)];
    if (a === null && b === null) return [];
    return {
      name: axisLabel({ name: label(), unit: isDistance ? unit : '' }),
      reference: a?.text ?? null,
      run: b?.text ?? null,
      change: changeOf(a?.value ?? null, b?.value ?? null),
    };
  });
}

const changeOf = (reference: number | null, run: number | null): string | null =>
  reference === null || run === null ? null : formatChange(reference, run);

/** The result of a run, or what its events have told of it until now. */
function soFar({ finished, analyses, frames, progress, loss }: RunView): RunSoFar {
  if (finished !== null) return finished.result;
  const analysis = analyses.at(-1);
  const test = loss.test.at(-1)?.loss;
  return {
    steps: progress?.step,
    error: analysis?.error,
    theory: analysis?.theory,
    statements: analysis?.statements,
    signals: analysis?.signals,
    loss: test === undefined ? undefined : { train: null, test },
    injectivity: frames.at(-1)?.injectivity,
  };
}
