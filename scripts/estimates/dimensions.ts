import { intrinsicDimension } from '../../src/analysis/intrinsic-dimension/intrinsic-dimension.js';
import { neighbourhoodsOf } from '../../src/analysis/intrinsic-dimension/neighbourhoods.js';
import { inOneGo } from '../../src/analysis/pieces.js';
import type { DimensionCurve } from '../../src/protocol/result.js';
import { circle, embed, kleinBottle, noise, sphere, torus } from '../../src/dataset/index.js';
import { createDraw } from '../../src/dataset/draw.js';
import { createRandom, type Random } from '../../src/random/random.js';
import { points } from './rates.js';

/** One row of the table of dimensions. */
export interface DimensionTable {
  readonly name: string;
  /** One of each method. */
  readonly cells: readonly string[];
}

const clouds: readonly (readonly [name: string, draw: (random: Random) => readonly number[]])[] = [
  ['circle', drawing(circle())],
  ['torus (2, 1)', drawing(torus())],
  ['Klein bottle (2, 1)', drawing(kleinBottle())],
  ['S³ in ℝ²⁰', drawing(embed(sphere({ dimension: 3 }), { dimension: 20 }))],
  ['S⁵', drawing(sphere({ dimension: 5 }))],
  ['cube of dimension 6', (random) => Array.from({ length: 6 }, () => random.uniform())],
  ['circle in ℝ¹⁰, σ = 0.02', drawing(noise(embed(circle(), { dimension: 10 }), { standardDeviation: 0.02 }))],
];

/** Estimates of one cloud of each kind. */
export function dimensionTable(): DimensionTable[] {
  return clouds.map(([name, draw]) => {
    const random = createRandom(0, 'test');
    const sample = Array.from({ length: points }, () => draw(random));
    return { name, cells: curvesOf(sample).map(cellOf) };
  });
}

function drawing(manifold: Parameters<typeof createDraw>[0]): (random: Random) => readonly number[] {
  const draw = createDraw(manifold);
  return (random) => draw(random).point;
}

function curvesOf(sample: readonly (readonly number[])[]): readonly DimensionCurve[] {
  const random = createRandom(0, 'geometry');
  const neighbourhoods = inOneGo(neighbourhoodsOf(Float64Array.from(sample.flat()), sample[0].length, random));
  return inOneGo(intrinsicDimension(neighbourhoods, random))?.curves ?? [];
}

function cellOf({ scales, plateau }: DimensionCurve): string {
  const [{ dimension, low, high }] = scales;
  const smallest = `${dimension.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
  if (plateau === null) return `${smallest}; no plateau`;
  const { from, to, isLast } = plateau;
  const range = isLast ? `above ${from.toPrecision(2)}` : `from ${from.toPrecision(2)} to ${to.toPrecision(2)}`;
  return `${smallest}; ${plateau.dimension} ${range}`;
}
