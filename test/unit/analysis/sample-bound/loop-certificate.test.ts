import assert from 'node:assert/strict';
import { ClosedPolygon } from '../../../../src/analysis/sample-bound/closed-polygon.js';
import { loopCertificate, type LoopCertificate } from '../../../../src/analysis/sample-bound/loop-certificate.js';
import { createRandom } from '../../../../src/random/random.js';
import { finish, gaussian, halfTurnOfBlot, onCircle, onTorus, sampleOf, turnedBlot } from './samples.js';

function found(loop: LoopCertificate | null, least: number, most: number): LoopCertificate {
  assert.ok(loop !== null, 'expected a loop');
  assert.ok(loop.bound >= least && loop.bound <= most, `${loop.bound}, expected ${least} to ${most}`);
  assert.ok(Math.abs(loop.worth - loop.bound / loop.longestEdge) < 1e-12 && loop.worth >= 2);
  return loop;
}

describe('closed polygon', () => {
  it('knows the least half distance of opposite points exactly: of squares, oblongs, and regular polygons', () => {
    const half = (...corners: number[]): number => new ClosedPolygon(Float64Array.from(corners), 2).leastHalfDistance();
    assert.ok(Math.abs(half(0, 0, 2, 0, 2, 2, 0, 2) - 1) < 1e-15);
    assert.ok(Math.abs(half(0, 0, 6, 0, 6, 2, 0, 2) - 1) < 1e-15);
    const hexagon = [0, 1, 2, 3, 4, 5].flatMap((k) => [Math.cos((k * Math.PI) / 3), Math.sin((k * Math.PI) / 3)]);
    assert.ok(Math.abs(half(...hexagon) - Math.sqrt(3) / 2) < 1e-15);
    // There and back on one line: opposite points meet in its middle.
    assert.ok(half(0, 0, 1, 0, 3, 0) < 1e-15);
  });

  it('is never below the least on a grid, and not far from it, for any polygon', () => {
    const random = createRandom(3, 'test');
    for (let trial = 0; trial < 20; trial++) {
      const polygon = new ClosedPolygon(
        Float64Array.from({ length: 3 * (3 + trial) }, () => random.normal()),
        3,
      );
      const apart = Array.from({ length: 20_001 }, (_, k) => {
        const [one, other] = [polygon.pointAt(k / 40_000), polygon.pointAt(k / 40_000 + 0.5)];
        return Math.hypot(...one.map((value, i) => value - other[i])) / 2;
      });
      const [least, exact] = [Math.min(...apart), polygon.leastHalfDistance()];
      assert.ok(exact <= least + 1e-12 && exact > least - polygon.length / 20_000, `${exact}, on a grid ${least}`);
    }
  });
});

describe('loop certificate', () => {
  it('is the radius of a circle, and half the distance of opposite pictures of a turned blot', () => {
    const circle = found(finish(loopCertificate(sampleOf(2000, onCircle), 2)), 0.99, 1);
    assert.ok(circle.longestEdge < 0.1);
    const exact = halfTurnOfBlot();
    const pictures = sampleOf(600, (random) => turnedBlot(random.uniform(0, 2 * Math.PI)));
    found(finish(loopCertificate(pictures, 400)), exact * 0.97, exact * 1.001);
  });

  it('is at least that of the short loop of a torus, and none of clouds', () => {
    found(finish(loopCertificate(sampleOf(2000, onTorus), 3)), 0.9, 3);
    assert.equal(finish(loopCertificate(sampleOf(2000, gaussian(10)), 10)), null);
    assert.equal(finish(loopCertificate(sampleOf(2000, gaussian(1)), 1)), null);
    assert.equal(finish(loopCertificate(sampleOf(2, onCircle), 2)), null);
  });
});
