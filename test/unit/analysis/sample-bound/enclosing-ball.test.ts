import assert from 'node:assert/strict';
import {
  squaredRadiusOfTetrahedron,
  squaredRadiusOfTriangle,
} from '../../../../src/analysis/sample-bound/enclosing-ball.js';
import { createRandom } from '../../../../src/random/random.js';

type Points = readonly (readonly number[])[];

const square = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, k) => sum + (value - b[k]) ** 2, 0);

function radiusOf(points: Points): number {
  const [a, b, c, d] = points;
  const triangle = (x: readonly number[], y: readonly number[], z: readonly number[]): number =>
    squaredRadiusOfTriangle(square(x, y), square(y, z), square(z, x));
  if (points.length === 3) return Math.sqrt(triangle(a, b, c));
  const facets = Math.max(triangle(a, b, c), triangle(a, b, d), triangle(a, c, d), triangle(b, c, d));
  const distances = [square(a, b), square(a, c), square(a, d), square(b, c), square(b, d), square(c, d)] as const;
  return Math.sqrt(squaredRadiusOfTetrahedron(...distances, facets));
}

/** By Bădoiu and Clarkson: steps of 1/i towards the farthest point; always a little too large. */
function radiusBySteps(points: Points): number {
  let centre = [...points[0]];
  for (let i = 2; i < 20_000; i++) {
    const farthest = points.reduce((a, b) => (square(centre, b) > square(centre, a) ? b : a));
    centre = centre.map((value, k) => value + (farthest[k] - value) / i);
  }
  return Math.sqrt(Math.max(...points.map((point) => square(centre, point))));
}

describe('smallest enclosing balls', () => {
  it('are those that steps towards the farthest point come to, in 2 to 6 dimensions', () => {
    const random = createRandom(0, 'test');
    let circumscribed = 0;
    for (let trial = 0; trial < 60; trial++) {
      const count = 3 + (trial % 2);
      const points = Array.from({ length: count }, () =>
        Array.from({ length: 2 + (trial % 5) }, () => random.normal()),
      );
      const [radius, steps] = [radiusOf(points), radiusBySteps(points)];
      assert.ok(radius <= steps * (1 + 1e-12) && radius > steps * (1 - 2e-3), `${radius}, by steps ${steps}`);
      const widest = Math.max(...points.flatMap((a) => points.map((b) => square(a, b))));
      if (radius > Math.sqrt(widest) / 2 + 1e-6) circumscribed++;
    }
    assert.ok(circumscribed > 15);
  });

  it('are right for regular simplices, right angles, points in one line, one plane, and one place', () => {
    const near = (value: number, expected: number): void => {
      assert.ok(Math.abs(value - expected) < 1e-14, `${value}, expected ${expected}`);
    };
    near(squaredRadiusOfTriangle(1, 1, 1), 1 / 3);
    near(squaredRadiusOfTetrahedron(1, 1, 1, 1, 1, 1, 1 / 3), 3 / 8);
    near(
      radiusOf([
        [0, 0],
        [1, 0],
        [0, 1],
      ]),
      Math.SQRT1_2,
    );
    near(
      radiusOf([
        [0, 0],
        [1, 1],
        [3, 3],
      ]),
      Math.sqrt(18) / 2,
    );
    near(
      radiusOf([
        [0, 0, 0],
        [1, 0, 0],
        [1, 1, 0],
        [0, 1, 0],
      ]),
      Math.SQRT1_2,
    );
    near(
      radiusOf([
        [2, 1, 0],
        [2, 1, 0],
        [2, 1, 0],
        [2, 1, 0],
      ]),
      0,
    );
  });

  it('never exceed the true radius of a sliver by more than rounding', () => {
    const random = createRandom(1, 'test');
    for (let trial = 0; trial < 500; trial++) {
      const flat = Array.from({ length: 4 }, () => {
        const t = random.uniform(0, 2 * Math.PI);
        return [Math.cos(t), Math.sin(t), random.normal(0, 10 ** -(4 + (trial % 12)))];
      });
      const radius = radiusOf(flat);
      const highest = Math.max(...flat.map(([, , z]) => Math.abs(z)));
      assert.ok(radius <= Math.hypot(1, highest) * (1 + 1e-14));
    }
  });
});
