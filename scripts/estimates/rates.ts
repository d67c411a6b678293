import { homologySignificance } from '../../src/analysis/homology-significance/homology-significance.js';
import type { DegreeStatement } from '../../src/analysis/homology-significance/statement.js';
import { neighbourhoodsOf } from '../../src/analysis/intrinsic-dimension/neighbourhoods.js';
import { inOneGo } from '../../src/analysis/pieces.js';
import { sampleLandmarks } from '../../src/analysis/sample-bound/landmark-rips.js';
import { createRandom } from '../../src/random/random.js';
import type { Cloud } from './clouds.js';

/** What is said of one cloud. */
export interface CloudOutcome {
  /** Of b_0, b_1, …. */
  readonly degrees: readonly Pick<DegreeStatement, 'atLeast' | 'proved' | 'pValue'>[];
  /** Processor time. */
  readonly seconds: number;
}

/** How often statements about one degree were right, out of all clouds. */
export interface DegreeRates {
  /** b_k. */
  readonly truth: number;
  /** The statement names b_k itself. */
  readonly found: number;
  /** It names more. */
  readonly tooMany: number;
  /** b_k is proved. */
  readonly proved: number;
  /** Clouds with too few bars to test, or too costly ones. */
  readonly untested: number;
}

/** Rates of one kind of cloud. */
export interface CloudRates {
  readonly name: string;
  readonly count: number;
  readonly degrees: readonly DegreeRates[];
  /** Clouds with an error in any degree. */
  readonly wrong: number;
  /** Processor time of one, median. */
  readonly seconds: number;
}

/** Seeds from here on are for measuring alone: nothing was tuned on them. */
const firstSeed = 7_000_000;
/** Points of each cloud. */
export const points = 2000;

/** What is said of the clouds of these numbers. */
export function outcomesOf({ betti, draw }: Cloud, from: number, count: number): CloudOutcome[] {
  return Array.from({ length: count }, (_, at) => {
    const seed = firstSeed + from + at;
    const random = createRandom(seed, 'test');
    const sample = Array.from({ length: points }, () => draw(random));
    const start = process.cpuUsage();
    const degrees = statementsOn(sample, betti.length === 3 ? 2 : 1, seed);
    return { degrees, seconds: process.cpuUsage(start).user / 1e6 };
  });
}

/** How often what is said is right. */
export function ratesOf({ name, betti }: Cloud, outcomes: readonly CloudOutcome[]): CloudRates {
  const degrees = betti.map((truth, k) => {
    const statements = outcomes.map((outcome) => outcome.degrees[k]);
    return {
      truth,
      found: statements.filter(({ atLeast }) => atLeast === truth).length,
      tooMany: statements.filter(({ atLeast }) => atLeast > truth).length,
      proved: statements.filter(({ proved }) => proved === truth).length,
      untested: statements.filter(({ pValue }) => pValue === null).length,
    };
  });
  const count = outcomes.length;
  const wrong = outcomes.filter((outcome) => outcome.degrees.some(({ atLeast }, k) => atLeast > betti[k])).length;
  const times = outcomes.map(({ seconds }) => seconds).toSorted((a, b) => a - b);
  return { name, count, degrees, wrong, seconds: times[count >> 1] };
}

function statementsOn(
  sample: readonly (readonly number[])[],
  maximumDegree: 1 | 2,
  seed: number,
): CloudOutcome['degrees'] {
  const points = Float64Array.from(sample.flat());
  const width = sample[0].length;
  const random = createRandom(seed, 'geometry');
  const landmarks = inOneGo(sampleLandmarks(points, width));
  const neighbourhoods = inOneGo(neighbourhoodsOf(points, width, random));
  const found = inOneGo(homologySignificance({ landmarks, neighbourhoods }, maximumDegree, random));
  if (found === null) throw new Error(`expected a result for ${sample.length} points, got none`);
  return found.degrees.map(({ atLeast, proved, pValue }) => ({ atLeast, proved, pValue }));
}
