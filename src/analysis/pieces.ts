/**
 * A task in pieces that can be called off.
 * @param isWanted asked before each piece.
 * @returns null if it said no.
 */
export function* whileWanted<Outcome>(
  task: Generator<void, Outcome>,
  isWanted: () => boolean,
): Generator<void, Outcome | null> {
  while (isWanted()) {
    const step = task.next();
    if (step.done === true) return step.value;
    yield;
  }
  return null;
}

/** The outcome of a task in pieces, done in one go. */
export function inOneGo<Outcome>(task: Generator<void, Outcome>): Outcome {
  for (;;) {
    const step = task.next();
    if (step.done === true) return step.value;
  }
}
