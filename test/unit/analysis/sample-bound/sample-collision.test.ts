import assert from 'node:assert/strict';
import { loopCertificate } from '../../../../src/analysis/sample-bound/loop-certificate.js';
import { sampleCollision, type SampleCollision } from '../../../../src/analysis/sample-bound/sample-collision.js';
import type { SplitEncoder } from '../../../../src/autoencoder/float64.js';
import { createRandom } from '../../../../src/random/random.js';
import { finish, gaussian, noisyCircle, onCircle, onSphere, onTorus, sampleOf } from './samples.js';

type Encoder = (x: readonly number[]) => number[];

/** A decoder that gives the point 0, so that ρ is the norm. */
function search(
  points: Float64Array,
  dimension: number,
  encoder: Encoder,
  splitEncoder: SplitEncoder | null = null,
): SampleCollision | null {
  const rowsOf = (values: Float64Array): number[][] =>
    Array.from({ length: values.length / dimension }, (_, row) => [
      ...values.subarray(row * dimension, (row + 1) * dimension),
    ]);
  const encode = (values: Float64Array): Float64Array => Float64Array.from(rowsOf(values).flatMap(encoder));
  const sample = {
    points,
    codes: Float32Array.from(encode(points)),
    error: Float32Array.from(rowsOf(points), (x) => Math.hypot(...x)),
  };
  return finish(sampleCollision(sample, dimension, { encode, splitEncoder }, createRandom(0, 'search', 1)));
}

function assertFound(found: SampleCollision | null, least: number, encoder: Encoder): SampleCollision {
  assert.ok(found !== null, 'expected a pair');
  const { x, y, bound, separation, latentDistance, nearest, reach } = found;
  assert.ok(bound >= least, `${bound}, expected ${least}`);
  assert.equal(bound, separation / 2);
  assert.ok(Math.abs(separation - Math.hypot(...x.map((value, i) => value - y[i]))) < 1e-12);
  const [code, other] = [encoder(x), encoder(y)];
  assert.equal(latentDistance, Math.hypot(...code.map((value, i) => value - other[i])));
  assert.ok(latentDistance < 1e-9, `${latentDistance}`);
  assert.ok(nearest.every(({ distance }) => distance <= reach));
  return found;
}

describe('collision near a sample', () => {
  it('is nearly a diameter of the circle, for a smooth and for a torn encoder', () => {
    const points = sampleOf(1000, onCircle);
    const smooth: Encoder = ([x, y]) => [Math.tanh(x + 0.3 * y) + 0.1 * y * y];
    const torn: Encoder = ([x, y]) => [Math.atan2(y, x) - Math.PI * Math.tanh(y / 0.03) * Number(x < 0)];
    for (const encoder of [smooth, torn]) {
      const { reach } = assertFound(search(points, 2, encoder), 0.98, encoder);
      assert.ok(reach < 0.1);
    }
  });

  it('is nearly a diameter of the sphere sent to the plane, and as wide as the torus sent to a line', () => {
    const plane: Encoder = ([x, y, z]) => [x + 0.2 * z * z, Math.sinh(y) - 0.3 * x * z];
    assertFound(search(sampleOf(2000, onSphere), 3, plane), 0.95, plane);
    const line: Encoder = ([x, y, z]) => [x + 0.2 * Math.sin(y + z)];
    assertFound(search(sampleOf(2000, onTorus), 3, line), 2.6, line);
  });

  it('is as wide as the loop of the sample asks for, of encoders to one number', () => {
    const encoders: readonly Encoder[] = [
      ([x, y]) => [Math.sin(2 * x) + Math.cos(3 * y)],
      ([x, y]) => [Math.tanh(3 * x - y) + 0.5 * x * y],
      ([x, y]) => [x * x - y],
    ];
    for (const draw of [onCircle, noisyCircle]) {
      const points = sampleOf(1500, draw);
      const loop = finish(loopCertificate(points, 2));
      assert.ok(loop !== null);
      for (const encoder of encoders) assertFound(search(points, 2, encoder), 0.98 * loop.bound, encoder);
    }
  });

  it('is found among many coordinates', () => {
    const directions = sampleOf(1, gaussian(600));
    const points = sampleOf(800, (random) => {
      const t = random.uniform(0, 2 * Math.PI);
      const [a, b] = [Math.cos(t), Math.sin(t)];
      return Array.from({ length: 300 }, (_, k) => (a * directions[2 * k] + b * directions[2 * k + 1]) / 10);
    });
    const encoder: Encoder = (x) => [Math.tanh(x.reduce((sum, value, k) => sum + value * directions[k], 0) / 10)];
    const widest = Math.hypot(...points.subarray(0, 300));
    const found = assertFound(search(points, 300, encoder), 0.8 * widest, encoder);

    const along = (x: Float64Array): number => x.reduce((sum, value, k) => sum + value * directions[k], 0) / 10;
    const rows = (values: Float64Array): number[] => Array.from({ length: values.length / 300 }, (_, row) => row);
    let started = 0;
    const split: SplitEncoder = {
      width: 1,
      start: (values) => {
        started += values.length / 300;
        return Float64Array.from(rows(values), (row) => along(values.subarray(row * 300, (row + 1) * 300)));
      },
      finish: (values) => values.map(Math.tanh),
    };
    const fromParts = assertFound(search(points, 300, encoder, split), 0.8 * widest, encoder);
    assert.ok(Math.abs(fromParts.bound / found.bound - 1) < 1e-3, `${fromParts.bound}, expected ${found.bound}`);
    assert.ok(started <= 800, 'no row is started twice');
  });

  it('is not found where the encoder is injective, or there are hardly any points', () => {
    assert.equal(
      search(sampleOf(1000, onCircle), 2, ([x, y]) => [x + 0.2 * y, Math.sinh(y)]),
      null,
    );
    assert.equal(
      search(sampleOf(1000, onSphere), 3, (x) => [...x]),
      null,
    );
    assert.equal(
      search(sampleOf(2, onCircle), 2, ([x]) => [x]),
      null,
    );
    assert.equal(
      search(new Float64Array(40).fill(3), 2, ([x]) => [x]),
      null,
    );
  });

  it('is the same to the bit from the same seed', () => {
    const encoder: Encoder = ([x, y, z]) => [x + z * z, y - 0.3 * x * z];
    const points = sampleOf(500, onSphere);
    assert.deepEqual(search(points, 3, encoder), search(points, 3, encoder));
  });
});
