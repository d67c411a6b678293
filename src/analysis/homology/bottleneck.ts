import type { Barcode } from './persistence.js';

type Bar = readonly [birth: number, death: number];

/**
 * Bottleneck distance of two persistence diagrams of one dimension (Cohen-Steiner, Edelsbrunner & Harer, 2007): the
 * smallest δ for which the bars can be matched so that the ends of matched bars differ by at most δ, bars left over
 * being no longer than 2δ. Found by bisection over the values that can occur.
 * @returns Infinity if the numbers of bars that never end differ.
 */
export function bottleneckDistance(a: Barcode, b: Barcode): number {
  const [endless, otherEndless] = [endlessBirths(a), endlessBirths(b)];
  if (endless.length !== otherEndless.length) return Infinity;
  // On a line, matching in order is best.
  const ofEndless = endless.reduce((most, birth, index) => Math.max(most, Math.abs(birth - otherEndless[index])), 0);
  const [p, q] = [finiteBars(a), finiteBars(b)];
  const candidates = Float64Array.from([
    0,
    ...p.map(halfLength),
    ...q.map(halfLength),
    ...p.flatMap((bar) => q.map((other) => difference(bar, other))),
  ]).sort();
  const [pEnds, qEnds] = [byDeath(p), byDeath(q)];
  let low = 0;
  let high = candidates.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (canMatch(p, qEnds, candidates[middle]) && canMatch(q, pEnds, candidates[middle])) high = middle;
    else low = middle + 1;
  }
  return Math.max(ofEndless, candidates[low]);
}

function endlessBirths({ births, deaths }: Barcode): Float64Array {
  return births.filter((_, bar) => deaths[bar] === Infinity).sort();
}

/** Bars that end, the longest first. */
function finiteBars({ births, deaths }: Barcode): Bar[] {
  return Array.from(births, (birth, bar): Bar => [birth, deaths[bar]])
    .filter(([, death]) => death < Infinity)
    .sort((a, b) => halfLength(b) - halfLength(a));
}

function halfLength([birth, death]: Bar): number {
  return (death - birth) / 2;
}

function difference(a: Bar, b: Bar): number {
  return Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]));
}

/**
 * Whether the bars longer than 2δ can be matched with bars of the other diagram, each within δ, by augmenting paths.
 * Where this holds of both diagrams, one matching does for both at once (Mendelsohn & Dulmage, 1958).
 * @param others by ascending death: those within δ of a bar stand together.
 */
function canMatch(bars: readonly Bar[], others: Ends, delta: number): boolean {
  const { births, deaths } = others;
  const partner = new Int32Array(deaths.length).fill(-1);
  const visited = new Int32Array(deaths.length).fill(-1);
  const augment = (i: number, round: number): boolean => {
    const [birth, death] = bars[i];
    for (let j = firstWithin(deaths, death, delta); j < deaths.length && deaths[j] - death <= delta; j++) {
      if (visited[j] === round || Math.abs(births[j] - birth) > delta) continue;
      visited[j] = round;
      if (partner[j] < 0 || augment(partner[j], round)) {
        partner[j] = i;
        return true;
      }
    }
    return false;
  };
  for (let i = 0; i < bars.length && halfLength(bars[i]) > delta; i++) {
    if (!augment(i, i)) return false;
  }
  return true;
}

/** Births and deaths of bars, by ascending death. */
interface Ends {
  readonly births: Float64Array;
  readonly deaths: Float64Array;
}

function byDeath(bars: readonly Bar[]): Ends {
  const sorted = bars.toSorted((a, b) => a[1] - b[1]);
  return { births: Float64Array.from(sorted, ([birth]) => birth), deaths: Float64Array.from(sorted, ([, d]) => d) };
}

/** The first of ascending numbers that is not more than δ below another. */
function firstWithin(ascending: Float64Array, value: number, delta: number): number {
  let [from, to] = [0, ascending.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (value - ascending[middle] > delta) from = middle + 1;
    else to = middle;
  }
  return from;
}
