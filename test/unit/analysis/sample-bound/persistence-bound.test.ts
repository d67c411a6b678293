import assert from 'node:assert/strict';
import { landmarkRips } from '../../../../src/analysis/sample-bound/landmark-rips.js';
import { cechBound, persistenceBound, ripsBound } from '../../../../src/analysis/sample-bound/persistence-bound.js';
import type { PersistenceBound } from '../../../../src/analysis/sample-bound/radius-bound.js';
import { whileWanted } from '../../../../src/analysis/pieces.js';
import {
  figureEight,
  finish,
  gaussian,
  halfTurnOfBlot,
  noisyCircle,
  onCircle,
  onKleinBottle,
  onSphere,
  onTorus,
  pieces,
  sampleOf,
  turnedBlot,
} from './samples.js';

/** Not above what is known to be possible, and within a share of an expected value. */
function assertBound(found: PersistenceBound | null, least: number, most: number): PersistenceBound {
  assert.ok(found !== null, 'expected a bound');
  assert.ok(found.bound >= least && found.bound <= most, `${found.bound}, expected ${least} to ${most}`);
  assert.ok(found.bound > found.within);
  assert.ok(found.bound <= found.death - found.birth && found.within >= found.birth);
  return found;
}

describe('persistence bound', () => {
  it('is nearly the reach of a circle and of a figure eight, less where there is noise', () => {
    const bound = (points: Float64Array): PersistenceBound | null => finish(persistenceBound(points, 2, 1));
    const circle = assertBound(bound(sampleOf(2000, onCircle)), 0.987 * 0.95, 1);
    assert.deepEqual([circle.method, circle.degree, circle.points], ['alpha', 1, 2000]);
    // How far the noise reaches inwards varies from sample to sample.
    assertBound(bound(sampleOf(2000, noisyCircle)), 0.674 * 0.9, 0.674 * 1.1);
    assertBound(bound(sampleOf(2000, figureEight)), 0.391 * 0.95, 0.391 * 1.05);
  });

  it('takes the loops of a torus for one code coordinate and its void for two, and the void of a sphere', () => {
    const torus = sampleOf(2000, onTorus);
    assert.equal(assertBound(finish(persistenceBound(torus, 3, 1)), 0.902 * 0.95, 1).degree, 1);
    // The largest gap of 2,000 points, and so the bound in degree 2, varies by a tenth from sample to sample.
    assert.equal(assertBound(finish(persistenceBound(torus, 3, 2)), 0.726 * 0.85, 1).degree, 2);
    const sphere = sampleOf(2000, onSphere);
    assert.equal(assertBound(finish(persistenceBound(sphere, 3, 1)), 0.874 * 0.94, 1).degree, 2);
    assertBound(finish(persistenceBound(sphere, 3, 2)), 0.874 * 0.94, 1);
    assert.equal(finish(persistenceBound(sphere, 3, 3)), null);
  });

  it('needs fewer points of a curve in space, which would make tetrahedra as the square of their number', () => {
    const wound = sampleOf(3000, (random) => {
      const angle = random.uniform(0, 2 * Math.PI);
      const away = 1 + 0.1 * Math.cos(2 * angle);
      return [away * Math.cos(angle), away * Math.sin(angle), 0.1 * Math.sin(2 * angle)];
    });
    const found = assertBound(finish(persistenceBound(wound, 3, 1)), 0.85, 1);
    assert.equal(found.method, 'alpha');
    assert.ok(found.points > 500 && found.points < 1500, `${found.points} points`);
  });

  it('needs no alpha complex: in more dimensions Čech and Rips complexes of landmarks give nearly as much', () => {
    const circle = sampleOf(2000, onCircle);
    const landmarks = finish(landmarkRips(circle, 2));
    assert.ok(landmarks !== null);
    const cech = assertBound(finish(cechBound(landmarks, 1)), 0.974 * 0.95, 1);
    assert.deepEqual([cech.method, cech.points], ['cech', 150]);
    assert.ok(Math.abs(cech.within - 0.026) < 0.004);
    assertBound(ripsBound(landmarks, 1), 0.835 * 0.95, 1);
    const sphere = finish(landmarkRips(sampleOf(2000, onSphere), 3));
    assert.ok(sphere !== null);
    assertBound(ripsBound(sphere, 2), 0.528 * 0.95, 1);
    assertBound(finish(cechBound(sphere, 2)), 0.55, 1);
    assertBound(finish(persistenceBound(sampleOf(2000, onKleinBottle), 5, 1)), 0.519 * 0.95, 1);
  });

  it('is nearly half the distance of opposite pictures of a blot that is turned', () => {
    const exact = halfTurnOfBlot();
    const pictures = Float64Array.from(Array.from({ length: 600 }, (_, k) => turnedBlot((k * Math.PI) / 300)).flat());
    const { method, degree } = assertBound(finish(persistenceBound(pictures, 400, 1)), exact * 0.95, exact);
    assert.deepEqual([method, degree], ['cech', 1]);
  });

  it('is missing for clouds without a hole, curves without ends joined, and latent spaces that are wide enough', () => {
    assert.equal(finish(persistenceBound(sampleOf(2000, gaussian(10)), 10, 1)), null);
    assert.equal(finish(persistenceBound(sampleOf(2000, gaussian(1)), 1, 1)), null);
    assert.equal(finish(persistenceBound(sampleOf(500, onCircle), 2, 2)), null);
    const arc = sampleOf(500, (random) => {
      const t = random.uniform(0, 3);
      return [Math.cos(t), Math.sin(t)];
    });
    assert.equal(finish(persistenceBound(arc, 2, 1)), null);
    for (const few of [0, 1, 2, 3]) assert.equal(finish(persistenceBound(sampleOf(few, onCircle), 2, 1)), null);
    assert.equal(finish(persistenceBound(new Float64Array(60).fill(7), 3, 1)), null);
  });

  it('does not depend on coordinates that do not vary, and works where all points lie in one plane of space', () => {
    const flat = sampleOf(1000, onCircle);
    const rows = Array.from({ length: 1000 }, (_, row) => [flat[2 * row], flat[2 * row + 1]]);
    const padded = Float64Array.from(rows.flatMap(([x, y]) => [x, 5, y, -1]));
    const inPlane = finish(persistenceBound(flat, 2, 1));
    assert.deepEqual(finish(persistenceBound(padded, 4, 1)), inPlane);
    const tilted = Float32Array.from(rows.flatMap(([x, y]) => [x, y, x + y]));
    assertBound(finish(persistenceBound(tilted, 3, 1)), 0.9, 2);
  });

  it('scales with the data, and is a finding of its landmarks in single precision too', () => {
    const points = sampleOf(1000, onCircle);
    const found = assertBound(finish(persistenceBound(points, 2, 1)), 0.9, 1);
    const wide = assertBound(
      finish(
        persistenceBound(
          points.map((value) => 1e6 + 8 * value),
          2,
          1,
        ),
      ),
      7.2,
      8,
    );
    assert.ok(Math.abs(wide.bound / found.bound - 8) < 1e-6);
    assertBound(finish(persistenceBound(Float32Array.from(points), 2, 1)), 0.9, 1);
  });

  it('comes in pieces, and can be called off between them', () => {
    const points = sampleOf(2000, onTorus);
    const count = pieces(persistenceBound(points, 3, 1));
    assert.ok(count > 5);
    let asked = 0;
    const calledOff = finish(whileWanted(persistenceBound(points, 3, 1), () => ++asked < 4));
    assert.equal(calledOff, null);
    assert.equal(asked, 4);
  });
});
