import * as v from 'valibot';
import { fullTurn } from '../angles.js';
import { check, integer } from '../check.js';
import { DefinitionError } from '../definition-error.js';
import { greatestCommonDivisor } from '../integers.js';
import { spherical } from '../latent.js';
import type { Manifold, Topology } from '../manifold.js';
import type { Tuple } from '../point.js';

const schema = v.strictObject({
  frequencies: v.pipe(v.array(integer(1, 64)), v.minLength(2, 'at least 2 frequencies')),
  phases: v.optional(v.array(v.custom<number>((x) => Number.isFinite(x), 'a finite number'))),
});

/** Options of {@link lissajous}. */
export interface LissajousOptions<Frequencies extends readonly number[] = readonly number[]> {
  /** How often each coordinate swings while t goes once around, integers from 1 to 64. */
  readonly frequencies: Frequencies;
  /** Phase of each coordinate in radians. Default 0.7, 0.2, 0, 0, …. */
  readonly phases?: Tuple<Frequencies['length'], number>;
}

/**
 * The Lissajous curve x_i = cos(n_i t + φ_i) in ℝᴰ, sampled uniformly in arc length. In ℝ³, with frequencies of which
 * no two share a factor, it is a circle that may be knotted (a Lissajous knot: Bogle, Hearst, Jones and Stoilov, 1994);
 * (3, 2, 7) with the default phases is the knot 5₂. In ℝ² it crosses itself and is not a manifold there.
 */
export function lissajous<const Frequencies extends readonly number[]>(
  options: LissajousOptions<Frequencies>,
): Manifold<Frequencies['length']>;
export function lissajous(options: LissajousOptions): Manifold {
  check('lissajous', schema, options);
  const { frequencies } = options;
  const phases = options.phases ?? frequencies.map((_, i) => [0.7, 0.2].at(i) ?? 0);
  if (phases.length !== frequencies.length) {
    throw new DefinitionError(
      'lissajous.phases',
      `${frequencies.length} entries, one for each frequency`,
      String(phases.length),
    );
  }
  if (frequencies.reduce(greatestCommonDivisor) !== 1) {
    throw new DefinitionError('lissajous.frequencies', 'integers without a common factor', frequencies.join(', '));
  }
  return {
    name: `Lissajous curve ${frequencies.join(':')}`,
    ambientDimension: frequencies.length,
    intrinsicDimension: 1,
    coordinates: null,
    chart: {
      parameters: [{ name: 't', unit: 'rad' }],
      domain: [fullTurn],
      periodic: [true],
      map: ([t]) => frequencies.map((n, i) => Math.cos(n * t + phases[i])),
      areaElement: {
        density: ([t]) => Math.sqrt(frequencies.reduce((sum, n, i) => sum + (n * Math.sin(n * t + phases[i])) ** 2, 0)),
        bound: Math.hypot(...frequencies),
      },
    },
    topology: topologyOf(frequencies, phases),
    source: { kind: 'chart' },
  };
}

/**
 * With pairwise coprime frequencies, two coordinates retrace their curve, or meet at crossings that all others share,
 * only where n_i φ_j − n_j φ_i is a multiple of π. Elsewhere a plane curve has 2 n_1 n_2 − n_1 − n_2 double points, one
 * loop for each and one more; a curve in space has none.
 */
function topologyOf(frequencies: readonly number[], phases: readonly number[]): Topology {
  const isGeneric = frequencies.every((n, i) =>
    frequencies.slice(0, i).every((m, j) => {
      const turns = (n * phases[j] - m * phases[i]) / Math.PI;
      return greatestCommonDivisor(n, m) === 1 && Math.abs(turns - Math.round(turns)) > 1e-6;
    }),
  );
  if (!isGeneric || frequencies.length > 3) return {};
  if (frequencies.length === 3) {
    return { bettiNumbers: [1, 1], embeddingDimension: 2, isClosed: true, latent: spherical(1) };
  }
  const [n, m] = frequencies;
  return { bettiNumbers: [1, 2 * n * m - n - m + 1], embeddingDimension: 2 };
}
