/** Half of what the interval leaves out. */
const tail = 0.025;

/**
 * The 95 % interval of a rate (Clopper & Pearson, Biometrika 26 (1934) 404): the rates of which neither so many successes
 * or more, nor so few or fewer, have a probability below 2.5 %.
 */
export function rateInterval(times: number, count: number): readonly [low: number, high: number] {
  return [
    times === 0 ? 0 : bisect((rate) => 1 - atMost(times - 1, count, rate) < tail),
    times === count ? 1 : bisect((rate) => atMost(times, count, rate) >= tail),
  ];
}

/** Probability of at most this many successes. */
function atMost(times: number, count: number, rate: number): number {
  let term = (1 - rate) ** count;
  let total = term;
  for (let k = 1; k <= times; k++) {
    term *= ((count - k + 1) / k) * (rate / (1 - rate));
    total += term;
  }
  return total;
}

/** Where a condition that holds at 0 ceases to hold. */
function bisect(holds: (rate: number) => boolean): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}
