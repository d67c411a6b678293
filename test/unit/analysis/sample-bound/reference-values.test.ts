import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { amongFirst, selectRows } from '../../../../src/analysis/homology/distances.js';
import { cechComplex } from '../../../../src/analysis/sample-bound/cech-complex.js';
import { complexBarcodes } from '../../../../src/analysis/sample-bound/complex-persistence.js';
import { jungRadius, landmarkRips, type LandmarkRips } from '../../../../src/analysis/sample-bound/landmark-rips.js';
import { loopCertificate } from '../../../../src/analysis/sample-bound/loop-certificate.js';
import { cechBound, persistenceBound, ripsBound } from '../../../../src/analysis/sample-bound/persistence-bound.js';
import { persistentHomology } from '../../../../src/analysis/homology/persistence.js';
import { cycleThrough } from '../../../../src/analysis/homology/representatives.js';
import { ClosedPolygon } from '../../../../src/analysis/sample-bound/closed-polygon.js';
import {
  finish,
  gaussian,
  halfTurnOfBlot,
  noisyCircle,
  onCircle,
  onKleinBottle,
  onSphere,
  onTorus,
  sampleOf,
  turnedBlot,
} from './samples.js';

/** Values that an independent program found, on samples of its own. */
describe('reference values of bounds from a sample', () => {
  const near = (found: number | undefined, expected: number, share: number): void => {
    assert.ok(
      found !== undefined && Math.abs(found / expected - 1) <= share,
      `${found ?? 'none'}, expected ${expected} within ${100 * share} %`,
    );
  };

  function ripsOf(points: Float64Array, dimension: number): LandmarkRips {
    const landmarks = finish(landmarkRips(points, dimension));
    assert.ok(landmarks !== null);
    return landmarks;
  }

  it('are no less than those of Vietoris–Rips complexes of 200 landmarks, for whose simplices dimension D is assumed', () => {
    // Landmarks leave other gaps in each sample, which matters the more the smaller the bound is.
    for (const [draw, dimension, degree, expected, share] of [
      [onCircle, 2, 1, 0.835, 0.05],
      [onKleinBottle, 5, 1, 0.519, 0.05],
      [onSphere, 3, 2, 0.528, 0.1],
      [onTorus, 3, 2, 0.302, 0.2],
    ] as const) {
      const landmarks = ripsOf(sampleOf(2000, draw), dimension);
      const { barcodes } = persistentHomology(landmarks.distances, landmarks.rows.length, degree);
      const { births, deaths } = barcodes[degree];
      const bounds = Array.from(births, (birth, bar) => deaths[bar] / 2 - jungRadius(dimension) * birth);
      near(Math.max(...bounds), expected, share);
      // By the dimension of the simplices themselves the bound is larger; of the torus it holds too far away to be told.
      const told = ripsBound(landmarks, degree);
      if (draw === onTorus) assert.equal(told, null);
      else assert.ok(told !== null && told.bound >= Math.max(...bounds));
    }
  });

  it('hold farther from the data where there is noise, by how far it reaches inwards', () => {
    near(finish(persistenceBound(sampleOf(2000, noisyCircle), 2, 1))?.within, 0.033, 0.3);
  });

  it('are those of pictures that are turned: Rips, Čech and the loop, as shares of half a turn', () => {
    const exact = halfTurnOfBlot();
    const pictures = Float64Array.from(Array.from({ length: 600 }, (_, k) => turnedBlot((k * Math.PI) / 300)).flat());
    const landmarks = ripsOf(pictures, 400);
    const [rips, cech] = [ripsBound(landmarks, 1), finish(cechBound(landmarks, 1))];
    assert.ok(rips !== null && rips.bound >= 0.95 * (1.698 / 2.097) * exact && rips.bound <= exact, `${rips?.bound}`);
    assert.ok(rips.within < (0.161 / 2.097) * exact, `${rips.within}`);
    near(cech?.bound, (4.247 / 4.39) * exact, 0.02);
    near(cech?.within, (0.143 / 4.39) * exact, 0.3);
    near(finish(loopCertificate(pictures, 400))?.bound, (2.096 / 2.097) * exact, 0.005);
  });

  it('hold far from the data where a picture turned by half is nearly itself: where its loop closes sooner', () => {
    const [zero] = digits();
    const pictures = Float64Array.from(
      Array.from({ length: 300 }, (_, k) => turnedDigit(zero, (k * Math.PI) / 150)).flat(),
    );
    const halves = Array.from({ length: 150 }, (_, k) => {
      const [one, other] = [k, k + 150].map((row) => pictures.subarray(row * 1024, (row + 1) * 1024));
      return Math.hypot(...one.map((value, pixel) => value - other[pixel])) / 2;
    });
    const found = finish(persistenceBound(pictures, 1024, 1));
    near(found?.within, Math.min(...halves), 0.01);
    assert.ok(found !== null && found.bound > 1.4 * found.within, `${found?.bound}`);
  });

  it('are not told of a Gaussian cloud, whose best bar ends soon after it begins', () => {
    const { rows, distances } = ripsOf(sampleOf(2000, gaussian(10)), 10);
    const [, { births, deaths }] = finish(
      complexBarcodes(cechComplex(amongFirst(distances, rows.length, 150), 150, 2)),
    );
    const bars = Array.from(births, (birth, bar) => [Math.sqrt(birth), Math.sqrt(deaths[bar])]);
    const [a, b] = bars.reduce((best, bar) => (bar[1] - bar[0] > best[1] - best[0] ? bar : best));
    near(b - a, 0.606, 0.3);
    near(a, 1.87, 0.2);
    assert.equal(finish(persistenceBound(sampleOf(2000, gaussian(10)), 10, 1)), null);
  });

  it('are not told of handwritten digits, whose best loop is worth less than its longest edge', () => {
    const all = digits();
    const points = Float64Array.from(all.flat());
    assert.equal(finish(persistenceBound(points, 64, 1)), null);
    assert.equal(finish(loopCertificate(points, 64)), null);
    const { rows, distances, persistence } = ripsOf(points, 64);
    const [, { births, deaths }] = persistence.barcodes;
    const worths = Array.from(births.keys())
      .sort((p, q) => deaths[q] - births[q] - (deaths[p] - births[p]))
      .slice(0, 4)
      .map((bar) => {
        const cycle = cycleThrough(distances, rows.length, persistence.firstEdges[bar]);
        const corners = Uint32Array.from(cycle, (landmark) => rows[landmark]);
        const polygon = new ClosedPolygon(selectRows(points, 64, corners), 64);
        return polygon.leastHalfDistance() / polygon.longestEdge;
      });
    near(Math.max(...worths), 1.08 / 1.8, 0.3);
  });

  it('are those of loops: of a circle, and of a torus', () => {
    near(finish(loopCertificate(sampleOf(2000, onCircle), 2))?.bound, 1, 0.005);
    const torus = finish(loopCertificate(sampleOf(2000, onTorus), 3))?.bound ?? 0;
    assert.ok(torus >= 1.16 * 0.95 && torus < 3, `${torus}`);
  });
});

/** Pictures of 8 × 8 pixels, grey values in [0, 1]. */
function digits(): number[][] {
  const [, ...lines] = readFileSync('examples/data/digits.csv', 'utf8').trim().split('\n');
  return lines.map((line) =>
    line
      .split(',')
      .slice(0, 64)
      .map((value) => Number(value) / 16),
  );
}

/** A picture of 8 × 8 pixels in the middle of 32 × 32, twice as large, turned about the centre, by linear interpolation. */
function turnedDigit(digit: readonly number[], angle: number): number[] {
  const [c, s] = [Math.cos(angle) / 2, Math.sin(angle) / 2];
  const grey = (x: number, y: number): number => (x < 0 || x > 7 || y < 0 || y > 7 ? 0 : digit[8 * y + x]);
  return Array.from({ length: 1024 }, (_, pixel) => {
    const [x, y] = [(pixel % 32) - 15.5, Math.floor(pixel / 32) - 15.5];
    const [u, v] = [c * x + s * y + 3.5, c * y - s * x + 3.5];
    const [i, j] = [Math.floor(u), Math.floor(v)];
    const [p, q] = [u - i, v - j];
    return (
      (1 - q) * ((1 - p) * grey(i, j) + p * grey(i + 1, j)) + q * ((1 - p) * grey(i, j + 1) + p * grey(i + 1, j + 1))
    );
  });
}
