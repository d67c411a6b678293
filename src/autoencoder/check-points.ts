import type { TrainingTask } from './engine.js';

/**
 * Refuses a training sample that would make every number of the network undefined.
 * @throws RangeError unless all points are finite.
 */
export function checkPoints({ points, architecture }: TrainingTask): void {
  const dimension = architecture.ambientDimension;
  const wrong = points.findIndex((value) => !Number.isFinite(value));
  if (wrong < 0) return;
  const place = `coordinate ${(wrong % dimension) + 1} of point ${Math.floor(wrong / dimension)}`;
  throw new RangeError(
    `Training sample: expected finite numbers in single precision, got ${points[wrong]} as ${place}`,
  );
}
