import type { Latent } from '../../src/autoencoder/options.js';
import type { Quantity } from '../../src/protocol/description.js';
import type { Range } from '../math/extent.js';
import { subscript } from '../format.js';
import { codeName } from './pointed.js';
import { remembered } from './remembered.js';

/** How the codes of a latent space are drawn. */
export interface LatentSpace {
  readonly quantities: readonly Quantity[];
  /** From count × code size to count × quantities; the same array again for the same array. */
  of(codes: Float32Array): Float32Array;
  /** Range of every quantity, whose two ends are the same place; null where the quantities are plain numbers. */
  readonly period: Range | null;
}

/**
 * The geometry of a latent space: a torus of two or more dimensions as the square, or cube, of its angles with opposite
 * sides identified; circles and spheres where they lie, in the plane and in space; all others by their coordinates. Those of
 * a projective plane begin with the entries of its projectors above the diagonal, in which it is Steiner's Roman surface.
 */
export function latentSpace(latent: Latent, codeSize: number): LatentSpace {
  if (latent.kind === 'torus' && latent.dimension > 1) {
    const d = latent.dimension;
    const names = Array.from({ length: d }, (_, k) => ({ name: `θ${subscript(k + 1)}`, unit: 'rad' }));
    return { quantities: names, of: remembered(angles), period: [-Math.PI, Math.PI] };
  }
  const quantities = codeNames(latent, codeSize).map((name) => ({ name, unit: '' }));
  return { quantities, of: (codes) => codes, period: null };
}

/** Names of the coordinates of a code. */
export function codeNames(latent: Latent, codeSize: number): string[] {
  const numbered = Array.from({ length: codeSize }, (_, k) => codeName(k));
  switch (latent.kind) {
    case 'projective': {
      const rows = Array.from({ length: latent.dimension + 1 }, (_, k) => k + 1);
      const entry = (i: number, j: number): string => `P${subscript(i)}${subscript(j)}`;
      return [
        ...rows.flatMap((i) => rows.slice(i).map((j) => `√2 ${entry(i, j)}`)),
        ...rows.map((i) => entry(i, i)),
      ];
    }
    case 'mobius':
      return ['cos 2θ', 'sin 2θ', 'v₁', 'v₂'];
    case 'euclidean':
    case 'sphere':
    case 'torus':
    case 'product':
      return numbered;
  }
}

/** The angle of each pair of numbers. */
function angles(codes: Float32Array): Float32Array {
  return Float32Array.from({ length: codes.length / 2 }, (_, k) => Math.atan2(codes[2 * k + 1], codes[2 * k]));
}
