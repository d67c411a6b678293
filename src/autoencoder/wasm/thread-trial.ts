/** Whether threads pay: tried at the start of a training, and again now and then, since the machine may have more to do. */
export interface ThreadTrial {
  /** Whether the next steps are for all threads, or for one alone. */
  readonly together: boolean;
  /** Takes, once all threads have come, how long steps took that were done as `together` said, in milliseconds for each. */
  take(perStep: number, steps: number): void;
}

/** Milliseconds of steps of all threads before the first trial: until their code is compiled. */
const warmUp = 150;
/** Of a trial: turns of each way, and milliseconds of each way, at least. */
const leastTurns = 5;
const leastTime = 20;
/** Threads must save more than this share of the time: else they are left to others. */
const leastGain = 0.05;
/** Milliseconds until a decision is tried again, the first time; then longer each time by a factor. */
const firstRest = 2000;
const restGrowth = 4;

/** A trial that decides by the median of the times of either way, the two taking turns. Which way changes no result. */
export function createThreadTrial(): ThreadTrial {
  let [together, isTrying] = [true, false];
  let [untilTrial, rest] = [warmUp, firstRest];
  let samples: Record<'alone' | 'together', number[]> = { alone: [], together: [] };
  let spent = { alone: 0, together: 0 };
  return {
    get together() {
      return together;
    },
    take: (perStep, steps) => {
      if (!isTrying) {
        untilTrial -= perStep * steps;
        isTrying = untilTrial <= 0;
        return;
      }
      const way = together ? 'together' : 'alone';
      samples[way].push(perStep);
      spent[way] += perStep * steps;
      together = !together;
      const isEnough = (one: 'alone' | 'together'): boolean =>
        samples[one].length >= leastTurns && spent[one] >= leastTime;
      if (!isEnough('alone') || !isEnough('together')) return;
      together = median(samples.together) < (1 - leastGain) * median(samples.alone);
      [isTrying, untilTrial] = [false, rest];
      rest *= restGrowth;
      [samples, spent] = [
        { alone: [], together: [] },
        { alone: 0, together: 0 },
      ];
    },
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}
