import type { RunProgress, RunValidation } from '../../src/protocol/events.js';

/** Loss against step, as drawn. */
export interface LossHistory {
  readonly train: readonly LossPoint[];
  readonly test: readonly LossPoint[];
  /** Empty if there is no validation sample. */
  readonly validation: readonly LossPoint[];
}

export interface LossPoint {
  readonly step: number;
  readonly loss: number;
}

export const emptyLoss: LossHistory = { train: [], test: [], validation: [] };

/** More points than there are pixels help nobody. */
const capacity = 4000;

/** The history with what a progress event adds. */
export function appendLoss(history: LossHistory, progress: RunProgress): LossHistory {
  const { step, trainLoss, testLoss } = progress;
  return {
    ...history,
    train: append(history.train, { step, loss: trainLoss }),
    test: testLoss === null ? history.test : append(history.test, { step, loss: testLoss }),
  };
}

/** The history with a loss on the validation sample. */
export function appendValidation(history: LossHistory, { step, loss }: RunValidation): LossHistory {
  return { ...history, validation: append(history.validation, { step, loss }) };
}

/** Past the capacity neighbours are merged into their mean, which is what a progress event holds of its steps too. */
function append(points: readonly LossPoint[], point: LossPoint): readonly LossPoint[] {
  const longer = [...points, point];
  if (longer.length <= capacity) return longer;
  const merged: LossPoint[] = [];
  for (let i = 0; i + 1 < longer.length; i += 2) {
    merged.push({ step: longer[i + 1].step, loss: (longer[i].loss + longer[i + 1].loss) / 2 });
  }
  if (longer.length % 2 === 1) merged.push(point);
  return merged;
}
