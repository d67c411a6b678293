import { createRandom } from '../../random/random.js';

/**
 * Primitive polynomials and initial direction numbers of dimensions 2 to 16: degree, coefficients, m₁, m₂, … (Joe & Kuo,
 * "Constructing Sobol sequences with better two-dimensional projections", SIAM J. Sci. Comput. 30, 2008; the file
 * new-joe-kuo-6).
 */
const polynomials: readonly (readonly [degree: number, coefficients: number, initial: readonly number[]])[] = [
  [1, 0, [1]],
  [2, 1, [1, 3]],
  [3, 1, [1, 3, 1]],
  [3, 2, [1, 1, 1]],
  [4, 1, [1, 1, 3, 3]],
  [4, 4, [1, 3, 5, 13]],
  [5, 2, [1, 1, 5, 5, 17]],
  [5, 4, [1, 1, 5, 5, 5]],
  [5, 7, [1, 1, 7, 11, 19]],
  [5, 11, [1, 1, 5, 1, 1]],
  [5, 13, [1, 1, 1, 3, 11]],
  [5, 14, [1, 3, 5, 5, 31]],
  [6, 1, [1, 3, 3, 9, 7, 49]],
  [6, 13, [1, 1, 1, 15, 21, 21]],
  [6, 16, [1, 3, 1, 13, 27, 49]],
];

/** Most fields of a Sobol sweep. */
export const maximumSobolDimensions = polynomials.length + 1;

const bits = 32;

/** Of the stream `search`: those before it search for certificates. */
const shiftStream = 64;

/**
 * The Sobol sequence, with a random digital shift, which keeps its balance: of the first 2ᵐ points each interval [k/2ᵐ,
 * (k + 1)/2ᵐ) of each coordinate has one.
 * @param dimensions from 1 to {@link maximumSobolDimensions}.
 * @param seed of the shift; null for none, so that the first point is 0.
 * @returns a function that gives the next point, each coordinate in [0, 1).
 */
export function sobolSequence(dimensions: number, seed: number | null): () => number[] {
  const directions = Array.from({ length: dimensions }, (_, dimension) => directionNumbers(dimension));
  const random = seed === null ? null : createRandom(seed, 'search', shiftStream);
  const state = directions.map(() => (random === null ? 0 : random.integer(0, 2 ** bits - 1)));
  let index = 0;
  return () => {
    const point = state.map((x) => (x >>> 0) / 2 ** bits);
    // The order of Antonov & Saleev: one direction for each step, that of the lowest bit of the index that is 0.
    const lowestZero = 31 - Math.clz32(~index & (index + 1));
    index++;
    for (const [k, direction] of directions.entries()) state[k] = (state[k] ^ direction[lowestZero]) >>> 0;
    return point;
  };
}

/** 32 of them, as integers of 32 bits. */
function directionNumbers(dimension: number): Uint32Array {
  const directions = new Uint32Array(bits);
  if (dimension === 0) return directions.map((_, k) => 2 ** (bits - 1 - k));
  const [degree, coefficients, initial] = polynomials[dimension - 1];
  for (let k = 0; k < bits; k++) {
    if (k < degree) directions[k] = initial[k] * 2 ** (bits - 1 - k);
    else {
      let value = directions[k - degree] ^ (directions[k - degree] >>> degree);
      for (let j = 1; j < degree; j++) {
        if (((coefficients >>> (degree - 1 - j)) & 1) === 1) value ^= directions[k - j];
      }
      directions[k] = value;
    }
  }
  return directions;
}
