import type { Random } from '../../random/random.js';
import { distanceMatrix, selectRows } from '../homology/distances.js';
import { persistentHomology } from '../homology/persistence.js';
import { testedComponents } from './component-band.js';
import { coverBy, type Cover } from './cover.js';
import { densePart, firstOf } from './dense-part.js';
import { provedBars } from './proved-bars.js';
import { degreeStatement, type BarTest, type DegreeStatement, type HomologySignificance } from './statement.js';
import { testedBars } from './universal-law.js';

/** Points whose features are proved; points with more coordinates are fewer, so that the landmarks take a second. */
const [mostPoints, leastPoints, workOfCover] = [5000, 1000, 1e9];
/** Landmarks by degree, and how many points there are to each at least: of fewer, noise is proved too. */
const [landmarksOf, pointsToLandmark] = [[500, 500, 200], 4];
/** Points by degree that are drawn at random for the tests. */
const drawnFor = [600, 500, 300];
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
  const rows = Math.min(
    points.length / width,
    mostPoints,
    Math.max(leastPoints, workOfCover / (landmarksOf[1] * width)),
  );
  const sample = points.subarray(0, Math.floor(rows) * width);
  const count = Math.floor(rows);
  if (count < fewestPoints) return null;
  const wanted = Array.from({ length: maximumDegree + 1 }, (_, degree) => degree);
  const covers: Cover[] = [];
  const proved: number[] = [];
  for (const degree of wanted) {
    if (degree === 0) continue;
    const covering = coverBy(sample, width, Math.min(landmarksOf[degree], Math.floor(count / pointsToLandmark)));
    let found = covering.next();
    for (; found.done !== true; found = covering.next()) {
      if (!isWanted()) return null;
      yield;
    }
    const cover = found.value;
    const distances = distanceMatrix(selectRows(sample, width, cover.landmarks), width);
    const bars = provedBars(persistentHomology(distances, cover.landmarks.length, degree, { budget }), cover);
    yield;
    if (!isWanted()) return null;
    covers.push(cover);
    bars.forEach((bar, at) => (proved[at] = Math.max(proved[at] ?? 0, bar)));
  }
  const part = densePart(sample, width, Math.max(...drawnFor), random);
  const degrees: DegreeStatement[] = [];
  for (const degree of wanted) {
    yield;
    if (!isWanted()) return null;
    const test = testOf(degree, firstOf(part, drawnFor[degree]), random);
    degrees.push(degreeStatement(degree, proved[degree] ?? 0, test, degree === 0 ? 1 : 0));
  }
  return { degrees, landmarks: covers[0].landmarks.length, coveringRadius: covers[0].radius };
}

function testOf(degree: number, part: ReturnType<typeof densePart>, random: Random): BarTest {
  if (degree === 0) return testedComponents(part, random);
  const { barcodes } = persistentHomology(part.distances, part.rows, degree, { budget });
  const barcode = barcodes.at(degree);
  return barcode === undefined ? { kind: 'none', why: 'too costly' } : testedBars(barcode);
}
