import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/**
 * A source of random numbers that depends only on the run's seed. Samplers must draw from it, and from nothing else, so
 * that a seed and a file always give the same run.
 */
export interface Random {
  /** A number uniform in [from, to), by default in [0, 1). 53 random bits. */
  uniform(from?: number, to?: number): number;
  /** A number from the normal distribution, by default of mean 0 and standard deviation 1. */
  normal(mean?: number, standardDeviation?: number): number;
  /** An integer uniform in [from, to], both ends included. */
  integer(from: number, to: number): number;
}

/** Where a stream of random numbers is: all that its next numbers follow from. */
export interface RandomState {
  /** The four words of the generator. */
  readonly words: readonly number[];
  /** The second of two normal numbers, where it has not been given yet; else null. */
  readonly spare: number | null;
}

/** A stream that can go on later from where it is now. */
export interface RandomSource {
  readonly random: Random;
  state(): RandomState;
  restore(state: RandomState): void;
}

/**
 * What random numbers are used for; each use has a stream of its own, so that one cannot disturb another. Another name would
 * change the numbers of all streams with an index: take a new index of one of these instead.
 */
const streams = [
  'train',
  'test',
  'split',
  'initialization',
  'batches',
  'search',
  'signal',
  'geometry',
  'noise',
] as const;
export type RandomStream = (typeof streams)[number];

/** Largest seed. */
export const maximumSeed = 0xffff_ffff;

/**
 * The random numbers of one stream of a seed (xoroshiro128+, Blackman & Vigna, arXiv:1805.01407). Streams are
 * non-overlapping parts of one sequence, 2^64 apart.
 * @param seed integer in [0, {@link maximumSeed}].
 * @param index which of several streams of the same name, from 0.
 */
export function createRandom(seed: number, stream: RandomStream, index = 0): Random {
  return createRandomSource(seed, stream, index).random;
}

/** The same numbers as those of {@link createRandom}, from a stream that can go on later. */
export function createRandomSource(seed: number, stream: RandomStream, index = 0): RandomSource {
  let generator = createGenerator(seed, stream, index);
  let spare: number | null = null;
  const uniform = (from = 0, to = 1): number => from + (to - from) * uniformFloat64(generator);
  // Marsaglia's polar method: two normal numbers at a time, the second kept for the next call.
  const standardNormal = (): number => {
    if (spare !== null) {
      const value = spare;
      spare = null;
      return value;
    }
    for (;;) {
      const x = uniform(-1, 1);
      const y = uniform(-1, 1);
      const square = x * x + y * y;
      if (square > 0 && square < 1) {
        const scale = Math.sqrt((-2 * Math.log(square)) / square);
        spare = y * scale;
        return x * scale;
      }
    }
  };
  return {
    random: {
      uniform,
      normal: (mean = 0, standardDeviation = 1) => mean + standardDeviation * standardNormal(),
      integer: (from, to) => uniformInt(generator, from, to),
    },
    state: () => ({ words: generator.getState(), spare }),
    restore: (state) => {
      generator = xoroshiro128plusFromState(state.words);
      ({ spare } = state);
    },
  };
}

/**
 * The state in which the generator of a stream starts, for code outside JavaScript that draws the same integers: the two
 * 64-bit words, each its lower half first.
 */
export function initialState(seed: number, stream: RandomStream, index = 0): Uint32Array {
  const [high0, low0, high1, low1] = createGenerator(seed, stream, index).getState();
  return Uint32Array.of(low0, high0, low1, high1);
}

function createGenerator(seed: number, stream: RandomStream, index: number): ReturnType<typeof xoroshiro128plus> {
  const generator = xoroshiro128plus(seed);
  const jumps = 1 + streams.indexOf(stream) + index * streams.length;
  for (let jump = 0; jump < jumps; jump++) generator.jump();
  return generator;
}
