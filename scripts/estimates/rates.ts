import { homologySignificance } from '../../src/analysis/homology-significance/homology-significance.js';
import type { HomologySignificance } from '../../src/analysis/homology-significance/statement.js';
import { neighbourhoodsOf } from '../../src/analysis/intrinsic-dimension/neighbourhoods.js';
import { inOneGo } from '../../src/analysis/pieces.js';
import { sampleLandmarks } from '../../src/analysis/sample-bound/landmark-rips.js';
import { createRandom } from '../../src/random/random.js';
import type { Cloud } from './clouds.js';

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

/** Rates of one cloud. */
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

/** Rates of `count` clouds. */
export function ratesOf({ name, betti, draw }: Cloud, count: number): CloudRates {
  const times: number[] = [];
  const found = Array.from({ length: count }, (_, number) => {
    const seed = firstSeed + number;
    const random = createRandom(seed, 'test');
    const sample = Array.from({ length: points }, () => draw(random));
    const start = process.cpuUsage();
    const { degrees } = significanceOf(sample, betti.length === 3 ? 2 : 1, seed);
    times.push(process.cpuUsage(start).user / 1e6);
    return degrees;
  });
  const degrees = betti.map((truth, k) => {
    const statements = found.map((all) => all[k]);
    return {
      truth,
      found: statements.filter(({ atLeast }) => atLeast === truth).length,
      tooMany: statements.filter(({ atLeast }) => atLeast > truth).length,
      proved: statements.filter(({ proved }) => proved === truth).length,
      untested: statements.filter(({ pValue }) => pValue === null).length,
    };
  });
  const wrong = found.filter((all) => all.some(({ atLeast }, k) => atLeast > betti[k])).length;
  return { name, count, degrees, wrong, seconds: times.sort((a, b) => a - b)[count >> 1] };
}

function significanceOf(
  sample: readonly (readonly number[])[],
  maximumDegree: 1 | 2,
  seed: number,
): HomologySignificance {
  const points = Float64Array.from(sample.flat());
  const width = sample[0].length;
  const random = createRandom(seed, 'geometry');
  const landmarks = inOneGo(sampleLandmarks(points, width));
  const neighbourhoods = inOneGo(neighbourhoodsOf(points, width, random));
  const found = inOneGo(homologySignificance({ landmarks, neighbourhoods }, maximumDegree, random));
  if (found === null) throw new Error(`expected a result for ${sample.length} points, got none`);
  return found;
}
