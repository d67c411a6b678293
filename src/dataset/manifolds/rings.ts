import * as v from 'valibot';
import { angleBetween } from '../angles.js';
import { above, check, integer } from '../check.js';
import type { Manifold } from '../manifold.js';

const linkedSchema = v.strictObject({ radius: v.optional(above(0)) });
const disjointSchema = v.strictObject({
  count: v.optional(integer(1, 64)),
  radius: v.optional(above(0)),
  gap: v.optional(above(0)),
});

/** Options of {@link linkedRings}. */
export interface LinkedRingsOptions {
  /** Radius of both rings in data units, > 0. Default 1. */
  readonly radius?: number;
}

/** Options of {@link disjointCircles}. */
export interface DisjointCirclesOptions {
  /** k, the number of circles, an integer from 1 to 64. Default 2. */
  readonly count?: number;
  /** Radius of each in data units, > 0. Default 1. */
  readonly radius?: number;
  /** Smallest distance between neighbours in data units, > 0. Default 1. */
  readonly gap?: number;
}

/**
 * Two linked rings in ℝ³ (the Hopf link): one in the xy plane, one in the xz plane, each through the centre of the
 * other; sampled uniformly in arc length. As a space of its own it is two circles, which embed in ℝ²; linked they are
 * in ℝ³ only.
 */
export function linkedRings(options: LinkedRingsOptions = {}): Manifold<3> {
  check('linkedRings', linkedSchema, options);
  const { radius = 1 } = options;
  return rings(`two linked rings of radius ${radius}`, 3, radius, [
    { centre: [-radius / 2, 0, 0], axes: [0, 1] },
    { centre: [radius / 2, 0, 0], axes: [0, 2] },
  ]);
}

/** Circles side by side in ℝ², along the x axis, sampled uniformly in arc length. They embed in ℝ², not in ℝ¹. */
export function disjointCircles(options: DisjointCirclesOptions = {}): Manifold<2> {
  check('disjointCircles', disjointSchema, options);
  const { count = 2, radius = 1, gap = 1 } = options;
  const x = (k: number): number => (k - (count - 1) / 2) * (2 * radius + gap);
  return rings(
    `${count} disjoint circles of radius ${radius}`,
    2,
    radius,
    Array.from({ length: count }, (_, k) => ({ centre: [x(k), 0], axes: [0, 1] })),
  );
}

/** A circle about a centre, in the plane of two coordinates. */
interface Ring {
  readonly centre: readonly number[];
  readonly axes: readonly [number, number];
}

/** Circles of one radius, no two of which meet. A single chart does not cover them, so they have none. */
function rings<D extends number>(
  name: string,
  ambientDimension: D,
  radius: number,
  parts: readonly Ring[],
): Manifold<D> {
  const offset = (x: readonly number[], { centre }: Ring): number[] => x.map((value, i) => value - centre[i]);
  const nearest = (x: readonly number[]): Ring => {
    const distance = (ring: Ring): number => {
      const y = offset(x, ring);
      const inPlane = Math.hypot(y[ring.axes[0]], y[ring.axes[1]]);
      return Math.hypot(inPlane - radius, ...y.filter((_, i) => !ring.axes.includes(i)));
    };
    return parts.reduce((best, ring) => (distance(ring) < distance(best) ? ring : best));
  };
  return {
    name,
    ambientDimension,
    intrinsicDimension: 1,
    coordinates: null,
    chart: null,
    topology: {
      bettiNumbers: [parts.length, parts.length],
      embeddingDimension: 2,
      antipodalSpheres: [{ name: 'each of its circles', dimension: 1, radius }],
    },
    source: {
      kind: 'sampler',
      sample: (random) => {
        const { centre, axes } = parts[random.integer(0, parts.length - 1)];
        const angle = random.uniform(0, 2 * Math.PI);
        const x = [...centre];
        x[axes[0]] += radius * Math.cos(angle);
        x[axes[1]] += radius * Math.sin(angle);
        return x;
      },
    },
    area: parts.length * 2 * Math.PI * radius,
    geodesicDistance: (a, b) => {
      const ring = nearest(a);
      return ring === nearest(b) ? radius * angleBetween(offset(a, ring), offset(b, ring)) : Infinity;
    },
  };
}
