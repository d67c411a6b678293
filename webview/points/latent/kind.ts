import type { Latent } from '../../../src/autoencoder/options.js';
import type { ManifoldDescription, Quantity } from '../../../src/protocol/description.js';
import type { Range } from '../../math/extent.js';

/** How the codes of a latent space are drawn. */
export interface LatentSpace {
  readonly quantities: readonly Quantity[];
  /** The quantities as a file of numbers names them, in every language. */
  readonly columns: readonly Quantity[];
  /** From count × code size to count × quantities; the same array again for the same array. */
  of(codes: Float32Array): Float32Array;
  /** Range of every quantity, where codes lie nowhere else; null if they may lie anywhere. */
  readonly range: Range | null;
  /** The sides of the picture that are the same place; null if none. */
  readonly identified: Identified | null;
}

/** Sides of a picture that are glued in the space it shows. */
export interface Identified {
  /** Range of each quantity whose two ends are the same place; null for those that are plain numbers. */
  readonly periods: readonly (Range | null)[];
  /** What is glued, for the words of a picture, such as "opposite sides identified". */
  readonly sides: string;
}

/** The code at the share t of the way along a line. */
export type Mix = (t: number) => Float32Array;

/** A latent space that a user may choose. */
export interface LatentOption {
  /** As a dataset file writes it. */
  readonly code: string;
  readonly latent: Latent;
}

/** All that the panel knows of one kind of latent space. `d` is its dimension. */
export interface LatentKind {
  /** Names of the numbers of a code. */
  readonly codeNames: (d: number, codeSize: number) => readonly string[];
  readonly space: (d: number, codeSize: number) => LatentSpace;
  /** The code that a place in a flat picture stands for; null if a place is not a code, or stands for many. */
  readonly codeAt: (d: number, x: number, y: number) => Float32Array | null;
  /** The straight or shortest way from a code to another; null if no lines are laid. */
  readonly line: ((from: Float32Array, to: Float32Array) => Mix) | null;
  /** Those of low dimension that some data may be sent to. */
  readonly options: (manifold: ManifoldDescription) => readonly LatentOption[];
}
