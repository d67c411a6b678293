/**
 * Which of some pictures of a run to leave out so that those that stay lie evenly over it: the one whose absence leaves
 * the shortest gap between its neighbours.
 * @param steps ascending, at least three.
 * @returns an index, never the first or the last.
 */
export function mostCrowded(steps: readonly number[]): number {
  let victim = 1;
  for (let i = 2; i < steps.length - 1; i++) {
    if (steps[i + 1] - steps[i - 1] < steps[victim + 1] - steps[victim - 1]) victim = i;
  }
  return victim;
}
