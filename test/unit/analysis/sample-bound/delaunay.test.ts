import assert from 'node:assert/strict';
import { delaunay } from '../../../../src/analysis/sample-bound/delaunay.js';
import { isInsideSphere, orientation } from '../../../../src/analysis/sample-bound/predicates.js';
import type { Random } from '../../../../src/random/random.js';
import { finish, gaussian, onCircle, onSphere, sampleOf } from './samples.js';

/** Checks what makes a triangulation one of Delaunay, and returns the volume that it fills. */
function assertDelaunay(points: Float64Array, dimension: 2 | 3): number {
  const sites = { points, dimension };
  const simplices = finish(delaunay(sites));
  assert.ok(simplices !== null);
  const size = dimension + 1;
  const count = points.length / dimension;
  let volume = 0;
  const facets = new Map<string, number>();
  for (let at = 0; at < simplices.length; at += size) {
    assert.ok(orientation(sites, simplices, at) > 0);
    for (let point = 0; point < count; point++) assert.ok(!isInsideSphere(sites, simplices, at, point));
    const own = [...simplices.subarray(at, at + size)];
    own.forEach((_, k) => {
      const key = own
        .filter((_vertex, place) => place !== k)
        .sort((a, b) => a - b)
        .join();
      facets.set(key, (facets.get(key) ?? 0) + 1);
    });
    const [a, ...others] = own.map((row) => [...points.subarray(row * dimension, (row + 1) * dimension)]);
    volume += Math.abs(determinant(others.map((b) => b.map((value, k) => value - a[k])))) / (dimension === 2 ? 2 : 6);
  }
  assert.ok([...facets.values()].every((shared) => shared <= 2));
  return volume;
}

function determinant(m: readonly (readonly number[])[]): number {
  if (m.length === 2) return m[0][0] * m[1][1] - m[0][1] * m[1][0];
  const [a, b, c] = m;
  return a[0] * (b[1] * c[2] - b[2] * c[1]) - a[1] * (b[0] * c[2] - b[2] * c[0]) + a[2] * (b[0] * c[1] - b[1] * c[0]);
}

const onGrid = (dimension: number, size: number) => (random: Random) =>
  Array.from({ length: dimension }, () => random.integer(0, size));

describe('Delaunay triangulation', () => {
  it('has no point inside a circumscribed sphere, in the plane and in space', () => {
    assertDelaunay(sampleOf(300, gaussian(2)), 2);
    assertDelaunay(sampleOf(200, gaussian(3)), 3);
  });

  it('fills the hull: of a cube with its corners, all of it', () => {
    const corners = [0, 1, 2, 3, 4, 5, 6, 7].map((i) => [i & 1, (i >> 1) & 1, i >> 2]);
    const inside = sampleOf(150, (random) => [random.uniform(), random.uniform(), random.uniform()]);
    assert.ok(Math.abs(assertDelaunay(Float64Array.from([...inside, ...corners.flat()]), 3) - 1) < 1e-12);
    assert.ok(Math.abs(assertDelaunay(Float64Array.of(0, 0, 1, 0, 0, 1, 1, 1, 0.3, 0.4), 2) - 1) < 1e-12);
  });

  it('is right for points on a grid, on one circle, on one sphere, and on a few places each', () => {
    assert.equal(assertDelaunay(sampleOf(900, onGrid(2, 9)), 2), 81);
    assert.ok(Math.abs(assertDelaunay(sampleOf(900, onGrid(3, 4)), 3) - 64) < 1e-9);
    assertDelaunay(sampleOf(300, onCircle), 2);
    assertDelaunay(sampleOf(150, onSphere), 3);
  });

  it('does not exist for points in one line or plane', () => {
    const line = sampleOf(20, (random) => {
      const x = random.integer(0, 9);
      return [x, 3 * x + 1];
    });
    assert.equal(finish(delaunay({ points: line, dimension: 2 })), null);
    const plane = sampleOf(20, (random) => {
      const [x, y] = [random.integer(0, 9), random.integer(0, 9)];
      return [x, y, x + 2 * y];
    });
    assert.equal(finish(delaunay({ points: plane, dimension: 3 })), null);
    assert.equal(finish(delaunay({ points: Float64Array.of(1, 2, 1, 2), dimension: 2 })), null);
  });
});
