import { circle, disk, kleinBottle, noise, sphere, torus, type Manifold } from '../../src/dataset/index.js';
import { createDraw } from '../../src/dataset/draw.js';
import type { Random } from '../../src/random/random.js';

/** A distribution whose Betti numbers are known. */
export interface Cloud {
  readonly name: string;
  /** b_0, b_1 and, if there are at least three coordinates, b_2. */
  readonly betti: readonly number[];
  readonly draw: (random: Random) => readonly number[];
}

/** Clouds that have a feature beyond being there. */
export const shapes: readonly Cloud[] = [
  of('circle', circle(), [1, 1]),
  of('circle, σ = 0.1', noise(circle(), { standardDeviation: 0.1 }), [1, 1]),
  of('circle, σ = 0.3', noise(circle(), { standardDeviation: 0.3 }), [1, 1]),
  of('torus (2, 1)', torus({ majorRadius: 2, minorRadius: 1 }), [1, 2, 1]),
  of('torus (2, 0.5)', torus({ majorRadius: 2, minorRadius: 0.5 }), [1, 2, 1]),
  of('torus (2, 1.5)', torus({ majorRadius: 2, minorRadius: 1.5 }), [1, 2, 1]),
  of('torus (2, 1), σ = 0.1', noise(torus(), { standardDeviation: 0.1 }), [1, 2, 1]),
  of('sphere', sphere({ dimension: 2 }), [1, 0, 1]),
  of('sphere, σ = 0.2', noise(sphere({ dimension: 2 }), { standardDeviation: 0.2 }), [1, 0, 1]),
  of('Klein bottle (2, 1)', kleinBottle(), [1, 2, 1]),
  curve('curve with harmonics 1, 2, 3', [1, 2, 3], 0),
  curve('curve with harmonics 1, 2, 3, σ = 0.02', [1, 2, 3], 0.02),
  curve('curve with harmonics 1 to 6', [1, 2, 3, 4, 5, 6], 0),
  curve('curve with harmonics 1, 12', [1, 12], 0),
  curve('curve with harmonics 1, 30', [1, 30], 0),
  {
    name: 'two clusters, 6 σ apart',
    betti: [2, 0],
    draw: (random) => [random.normal(6 * random.integer(0, 1)), random.normal()],
  },
];

/** Clouds that have none: each feature found in them is a false one. */
export const nulls: readonly Cloud[] = [
  gaussian(2),
  gaussian(3),
  gaussian(10),
  gaussian(50),
  of('uniform disk', disk(), [1, 0]),
  {
    name: 'uniform disk in ℝ³, σ = 0.05',
    betti: [1, 0, 0],
    draw: (
      (draw) => (random: Random) =>
        [...draw(random).point, 0].map((x) => x + random.normal(0, 0.05))
    )(createDraw(disk())),
  },
];

function of(name: string, manifold: Manifold, betti: readonly number[]): Cloud {
  const draw = createDraw(manifold);
  return { name, betti, draw: (random) => draw(random).point };
}

/** A closed curve, with circles of radius 1 as often around as the numbers say. */
function curve(name: string, harmonics: readonly number[], sigma: number): Cloud {
  return {
    name,
    betti: [1, 1, 0],
    draw: (random) => {
      const t = random.uniform(0, 2 * Math.PI);
      return harmonics.flatMap((k) => [Math.cos(k * t), Math.sin(k * t)]).map((x) => x + random.normal(0, sigma));
    },
  };
}

function gaussian(dimension: number): Cloud {
  return {
    name: `Gaussian in ℝ${superscript(dimension)}`,
    betti: dimension < 3 ? [1, 0] : [1, 0, 0],
    draw: (random) => Array.from({ length: dimension }, () => random.normal()),
  };
}

function superscript(value: number): string {
  return Array.from(String(value), (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('');
}
