import type { Random } from '../../random/random.js';
import { barsBornBy } from '../homology/bars-born-by.js';
import { amongFirst } from '../homology/distances.js';
import type { Degree } from '../homology/persistence.js';
import { fewestPoints } from '../intrinsic-dimension/intrinsic-dimension.js';
import type { Neighbourhoods } from '../intrinsic-dimension/neighbourhoods.js';
import type { SampleLandmarks } from '../sample-bound/landmark-rips.js';
import { chanceGap } from './chance-gap.js';
import { combined } from './combined.js';
import { testedComponents } from './component-band.js';
import { densePart, type DensePart } from './dense-part.js';
import { provedBars, type Cover } from './proved-bars.js';
import { scaleOfShape } from './scale-of-shape.js';
import { degreeStatement, type BarTest, type DegreeStatement, type HomologySignificance } from './statement.js';
import { fewestBars, testedBars } from './universal-law.js';

/** What other looks at a sample have found. */
export interface SeenSample {
  readonly landmarks: SampleLandmarks;
  readonly neighbourhoods: Neighbourhoods;
}

/** How much of a sample is looked at. */
interface Effort {
  /** Points of each random sample that is tested, and how many such samples there are at most. */
  readonly drawn: number;
  readonly samples: number;
}

/** By degree. */
const efforts: readonly Effort[] = [
  { drawn: 660, samples: 1 },
  { drawn: 440, samples: 4 },
  { drawn: 320, samples: 2 },
];
/** Landmarks on which proofs rest, at most: those of degrees 0 and 1, and those of degree 2. */
const landmarkCounts = { 1: 400, 2: 150 } as const;
/** How many points there are to each landmark at least: of fewer, noise is proved too. */
const pointsToLandmark = 4;
/** Columns that may be added in degree 2, about half a second. */
const budget = 30_000;
/** A p-value of the first random sample from which on the others are not worth their time. */
const hopeless = 0.5;
/**
 * What a sample says of the Betti numbers of the shape behind it, degree by degree: features of the sample that are
 * proved, since landmarks cover it closely, and features that are tested against the usual noise of random points.
 * Rates of error are in docs/estimates.md.
 * @param maximumDegree 1, or 2 for voids as well.
 * @param random of the run's seed; the same gives the same result.
 * @yields between pieces of about half a second at most.
 * @returns null if there are fewer than 50 points.
 */
export function* homologySignificance(
  { landmarks, neighbourhoods }: SeenSample,
  maximumDegree: 1 | 2,
  random: Random,
): Generator<void, HomologySignificance | null> {
  if (neighbourhoods.rows < fewestPoints) return null;
  const scale = scaleOfShape(neighbourhoods);
  const gap = chanceGap(neighbourhoods);
  yield;
  const cover = coverOf(landmarks, 1, { scale, gap });
  const proved = [...provedBars(cover, 1)];
  yield;
  if (maximumDegree === 2) proved.push(provedBars(coverOf(landmarks, 2, { scale, gap }), 2).at(2) ?? 0);
  yield;
  const degrees: DegreeStatement[] = [];
  for (const degree of [0, 1, 2] as const) {
    const known = proved.at(degree);
    if (known === undefined) break;
    const tests = yield* testsOf(neighbourhoods, degree, { proved: known, scale }, random);
    degrees.push(degreeStatement(degree, known, combined(tests), degree === 0 ? 1 : 0));
  }
  return { degrees, landmarks: cover.cells.length, coveringRadius: cover.radius };
}

function coverOf(
  { rows, radii, cells, distances }: SampleLandmarks,
  degree: 1 | 2,
  limits: Pick<Cover, 'scale' | 'gap'>,
): Cover {
  const covered = cells.reduce((a, b) => a + b, 0);
  const count = Math.min(rows.length, landmarkCounts[degree], Math.floor(covered / pointsToLandmark));
  return {
    distances: amongFirst(distances, rows.length, count),
    radius: radii[count - 1],
    cells: cells.subarray(0, count),
    ...limits,
  };
}

/** Tests of random samples that have no point in common, as many as are worth their time. */
function* testsOf(
  { points, width, rows }: Neighbourhoods,
  degree: Degree,
  { proved, scale }: { readonly proved: number; readonly scale: number },
  random: Random,
): Generator<void, BarTest[]> {
  // A second void is rare, and its test the most costly one.
  if (degree === 2 && proved > 0) return [];
  const { drawn, samples } = efforts[degree];
  const tests: BarTest[] = [];
  const parts = Math.min(samples, Math.max(1, Math.floor(rows / drawn)));
  for (let part = 0; part < parts; part++) {
    const test = testOf(
      degree,
      densePart(points.subarray(part * drawn * width, (part + 1) * drawn * width), width),
      scale,
      random,
    );
    yield;
    tests.push(test);
    // A curve without noise: the others have no more bars.
    if (degree === 1 && test.kind === 'none') break;
    if (part === 0 && test.kind === 'tested' && (test.pValues.at(proved) ?? 1) > hopeless) break;
  }
  return tests;
}

function testOf(degree: Degree, part: DensePart, scale: number, random: Random): BarTest {
  if (degree === 0) return testedComponents(part, random);
  const { distances, rows, coarseness } = part;
  // One that begins later comes from parts of the shape that face each other.
  const latest = Math.min(scale, coarseness);
  const bars = barsBornBy(distances, rows, degree, latest, { budget, fewest: fewestBars });
  return bars === null ? { kind: 'none', why: 'too costly' } : testedBars(bars);
}
