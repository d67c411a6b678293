import * as l10n from '@vscode/l10n';
import type { Latent } from '../../src/autoencoder/options.js';
import type { Quantity } from '../../src/protocol/description.js';
import type { Range } from '../math/extent.js';
import { subscript } from '../format.js';
import { codeName } from './pointed.js';
import { remembered } from './remembered.js';

/** How the codes of a latent space are drawn. */
export interface LatentSpace {
  readonly quantities: readonly Quantity[];
  /** The quantities as a file of numbers names them, in every language. */
  readonly columns: readonly Quantity[];
  /** From count × code size to count × quantities; the same array again for the same array. */
  of(codes: Float32Array): Float32Array;
  /** The sides of the picture that are the same place; null where there are none. */
  readonly identified: Identified | null;
}

/** Sides of a picture that are glued in the space it shows. */
export interface Identified {
  /** Range of each quantity whose two ends are the same place; null for those that are plain numbers. */
  readonly periods: readonly (Range | null)[];
  /** What is glued, for a title, such as "opposite sides identified". */
  readonly sides: string;
}

const fullTurn: Range = [-Math.PI, Math.PI];

/**
 * The geometry of a latent space: a torus of two or more dimensions as the square, or cube, of its angles with opposite
 * sides identified; the Möbius band and the Klein bottle as rectangles whose left side is the right one turned over; circles
 * and spheres where they lie, in the plane and in space; all others by their coordinates. Those of a projective plane begin
 * with the entries of its projectors above the diagonal, in which it is Steiner's Roman surface.
 */
export function latentSpace(latent: Latent, codeSize: number): LatentSpace {
  if (latent.kind === 'torus' && latent.dimension > 1) {
    const d = latent.dimension;
    const names = Array.from({ length: d }, (_, k) => ({ name: `θ${subscript(k + 1)}`, unit: 'rad' }));
    const periods = names.map(() => fullTurn);
    return {
      quantities: names,
      columns: names,
      of: remembered(angles),
      identified: { periods, sides: l10n.t('opposite sides identified') },
    };
  }
  if (latent.kind === 'mobius') {
    return {
      quantities: [
        { name: l10n.t('2θ of the line'), unit: 'rad' },
        { name: l10n.t('place on it'), unit: '' },
      ],
      columns: [
        { name: '2θ of the line', unit: 'rad' },
        { name: 'place on it', unit: '' },
      ],
      of: remembered((codes) => pairwise(codes, 4, (at) => placeOnLine(codes, at))),
      identified: { periods: [fullTurn, null], sides: l10n.t('left side identified with the right one, upside down') },
    };
  }
  if (latent.kind === 'klein') {
    return {
      quantities: [
        { name: l10n.t('2θ of the plane'), unit: 'rad' },
        { name: l10n.t('φ in it'), unit: 'rad' },
      ],
      columns: [
        { name: '2θ of the plane', unit: 'rad' },
        { name: 'φ in it', unit: 'rad' },
      ],
      of: remembered((codes) =>
        pairwise(codes, 5, (at) => {
          const [twice, along] = placeOnLine(codes, at);
          return [twice, Math.atan2(along, codes[at + 4])];
        }),
      ),
      identified: {
        periods: [fullTurn, fullTurn],
        sides: l10n.t('opposite sides identified, left with right upside down'),
      },
    };
  }
  const quantities = codeNames(latent, codeSize).map((name) => ({ name, unit: '' }));
  return { quantities, columns: quantities, of: (codes) => codes, identified: null };
}

/** The periods of those quantities of a latent space that a picture shows. */
export function periodsOf(
  { quantities, identified }: LatentSpace,
  shown: readonly Quantity[],
): readonly (Range | null)[] {
  return shown.map((quantity) => identified?.periods[quantities.indexOf(quantity)] ?? null);
}

/** Names of the coordinates of a code. */
export function codeNames(latent: Latent, codeSize: number): string[] {
  const numbered = Array.from({ length: codeSize }, (_, k) => codeName(k));
  switch (latent.kind) {
    case 'projective': {
      const rows = Array.from({ length: latent.dimension + 1 }, (_, k) => k + 1);
      const entry = (i: number, j: number): string => `P${subscript(i)}${subscript(j)}`;
      return [...rows.flatMap((i) => rows.slice(i).map((j) => `√2 ${entry(i, j)}`)), ...rows.map((i) => entry(i, i))];
    }
    case 'mobius':
    case 'klein':
    case 'euclidean':
    case 'sphere':
    case 'torus':
    case 'product':
      return numbered;
  }
}

/**
 * Of (cos 2θ, sin 2θ, v₁, v₂), the numbers from index `at` on: 2θ, in (−π, π], and how far v is along the line of angle θ.
 * A line is of angle θ and of θ + π, with the opposite direction: hence the side that is upside down.
 */
function placeOnLine(codes: Float32Array, at: number): [twice: number, along: number] {
  const twice = Math.atan2(codes[at + 1], codes[at]);
  return [twice, codes[at + 2] * Math.cos(twice / 2) + codes[at + 3] * Math.sin(twice / 2)];
}

/** Two numbers for each code of so many. */
function pairwise(codes: Float32Array, size: number, of: (at: number) => readonly [number, number]): Float32Array {
  const pairs = new Float32Array((2 * codes.length) / size);
  for (let row = 0; row < codes.length / size; row++) pairs.set(of(row * size), 2 * row);
  return pairs;
}

/** The angle of each pair of numbers. */
function angles(codes: Float32Array): Float32Array {
  return Float32Array.from({ length: codes.length / 2 }, (_, k) => Math.atan2(codes[2 * k + 1], codes[2 * k]));
}
