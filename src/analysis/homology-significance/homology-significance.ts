import type { Random } from '../../random/random.js';
import { distanceMatrix, selectRows } from '../homology/distances.js';
import { persistentHomology } from '../homology/persistence.js';
import { whileWanted } from '../pieces.js';
import { randomRows } from '../random-rows.js';
import { combined } from './combined.js';
import { testedComponents } from './component-band.js';
import { coverBy, type Cover } from './cover.js';
import { densePart } from './dense-part.js';
import { provedBars } from './proved-bars.js';
import { degreeStatement, type BarTest, type DegreeStatement, type HomologySignificance } from './statement.js';
import { testedBars } from './universal-law.js';

/** How much of a sample one degree looks at. */
interface Effort {
  /** Landmarks on which proofs rest; 0 if the proofs of another degree do. */
  readonly landmarks: number;
  /** Points of each random sample that is tested, and how many such samples there are at most. */
  readonly drawn: number;
  readonly samples: number;
}

/** By degree. */
const efforts: readonly Effort[] = [
  { landmarks: 0, drawn: 660, samples: 1 },
  { landmarks: 400, drawn: 440, samples: 4 },
  { landmarks: 150, drawn: 320, samples: 2 },
];
/** How many points there are to each landmark at least: of fewer, noise is proved too. */
const pointsToLandmark = 4;
/** Points that are looked at; those with more coordinates are fewer, so that the landmarks take a second. */
const [mostPoints, leastPoints, workOfCover] = [5000, 1000, 1e9];
/** Columns that may be added in degree 2, about half a second. */
const budget = 30_000;
/** Fewest points that are looked at. */
const fewestPoints = 50;

/**
 * What a sample says of the Betti numbers of the shape behind it, degree by degree: features of the sample that are
 * proved, since landmarks cover it closely, and features that are tested against the usual noise of random points.
 * Rates of error are in docs/estimates.md.
 * @param points rows × width, row-major, finite, in random order.
 * @param maximumDegree 1, or 2 for voids as well.
 * @param random of the run's seed; the same gives the same result.
 * @param isWanted asked between pieces of work; where it says no, there is no result.
 * @yields between pieces of about half a second at most.
 * @returns null if it is not wanted, or if there are fewer than 50 points.
 */
export function* homologySignificance(
  points: Float64Array | Float32Array,
  width: number,
  maximumDegree: 1 | 2,
  random: Random,
  isWanted: () => boolean,
): Generator<void, HomologySignificance | null> {
  const affordable = Math.max(leastPoints, Math.floor(workOfCover / (efforts[1].landmarks * width)));
  const rows = Math.min(points.length / width, mostPoints, affordable);
  if (rows < fewestPoints) return null;
  const sample = points.subarray(0, rows * width);
  const covers: Cover[] = [];
  const proved: number[] = [];
  const degrees: DegreeStatement[] = [];
  for (const [degree, { landmarks }] of efforts.slice(0, maximumDegree + 1).entries()) {
    if (landmarks === 0) continue;
    const covering = coverBy(sample, width, Math.min(landmarks, Math.floor(rows / pointsToLandmark)));
    const cover = yield* whileWanted(covering, isWanted);
    if (cover === null) return null;
    const distances = distanceMatrix(selectRows(sample, width, cover.landmarks), width);
    const bars = provedBars(persistentHomology(distances, cover.landmarks.length, degree, { budget }), cover);
    yield;
    if (!isWanted()) return null;
    covers.push(cover);
    bars.forEach((bar, at) => (proved[at] = Math.max(proved[at] ?? 0, bar)));
  }
  for (const [degree, { drawn, samples }] of efforts.slice(0, maximumDegree + 1).entries()) {
    const shuffled = randomRows(sample, width, drawn * samples, random);
    const tests: BarTest[] = [];
    const parts = Math.max(1, Math.floor(shuffled.length / (drawn * width)));
    for (let part = 0; part < parts; part++) {
      yield;
      if (!isWanted()) return null;
      const test = testOf(degree, shuffled.subarray(part * drawn * width, (part + 1) * drawn * width), width, random);
      tests.push(test);
      // A curve without noise: the others have no more bars, and its filtration is the most costly one.
      if (degree === 1 && test.kind === 'none') break;
    }
    degrees.push(degreeStatement(degree, proved[degree] ?? 0, combined(tests), degree === 0 ? 1 : 0));
  }
  return { degrees, landmarks: covers[0].landmarks.length, coveringRadius: covers[0].radius };
}

function testOf(degree: number, points: Float64Array, width: number, random: Random): BarTest {
  const { rows, distances } = densePart(points, width);
  if (degree === 0) return testedComponents({ rows, distances }, random);
  const barcode = persistentHomology(distances, rows, degree, { budget }).barcodes.at(degree);
  return barcode === undefined ? { kind: 'none', why: 'too costly' } : testedBars(barcode);
}
