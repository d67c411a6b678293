import { codeSize, type Architecture } from '../autoencoder/architecture.js';
import type { Latent, LatentFactor } from '../autoencoder/options.js';
import { productBetti } from '../dataset/betti.js';

/**
 * How much of a network is known to be a continuous map: both halves, all that comes before the decoder or before where
 * codes are made of the encoder's numbers, or nothing.
 */
export type Continuity = 'everywhere' | 'encoder' | 'nowhere';

/** What theorems ask of a network: its widths and its latent space. */
export interface NetworkShape {
  /** Widths of all layers but the code that are continuous functions of the data. */
  readonly hidden: readonly number[];
  readonly latent: Latent;
  /** m: the codes lie in ℝᵐ. */
  readonly codeSize: number;
  readonly continuity: Continuity;
}

/** The shape of a network that is trained here. */
export function networkShape({ hidden, latent }: Pick<Architecture, 'hidden' | 'latent'>): NetworkShape {
  return {
    hidden,
    latent,
    codeSize: codeSize(latent),
    continuity: isCodeContinuous(latent) ? 'everywhere' : 'encoder',
  };
}

/** A layer through which every point passes. */
export interface Bottleneck {
  /** Numbers of the layer. */
  readonly width: number;
  readonly layer: 'hidden' | 'code';
}

/** The factors of a latent space; of one that is no product, itself. */
const factorsOf = (latent: Latent): readonly LatentFactor[] => (latent.kind === 'product' ? latent.factors : [latent]);

/**
 * Whether codes depend continuously on what the encoder's last layer gives. Numbers divided by √(‖z‖² + 10⁻¹²) do; the
 * projectors of ℝPᵈ, the Möbius band and the Klein bottle jump where their line or plane is not determined.
 */
export const isCodeContinuous = (latent: Latent): boolean =>
  factorsOf(latent).every(({ kind }) => kind === 'euclidean' || kind === 'sphere' || kind === 'torus');

/**
 * The narrowest layer that is a continuous function of the data: through it two points may collide. With a latent space
 * whose codes jump, the encoder's own layers; its last one gives as many numbers as a code has.
 */
export function narrowestLayer({ hidden, codeSize }: NetworkShape): Bottleneck {
  const narrowest = Math.min(...hidden, codeSize);
  return { width: narrowest, layer: narrowest < codeSize ? 'hidden' : 'code' };
}

/** Z as a space of its own, as far as theorems need it. */
export interface LatentTopology {
  readonly dimension: number;
  /** Whether it is compact and without boundary. */
  readonly isClosed: boolean;
  /** Betti numbers over Z/2, b_0 first. */
  readonly bettiNumbers: readonly number[];
  /** A dimension of a Euclidean space that Z embeds in; the smallest, except for some products. */
  readonly embeddingDimension: number;
}

/** What is known of a latent space. */
export function latentTopology(latent: Latent): LatentTopology {
  return factorsOf(latent).map(topologyOf).reduce(productOf);
}

function topologyOf(factor: LatentFactor): LatentTopology {
  const { dimension } = factor;
  switch (factor.kind) {
    case 'euclidean':
      return { dimension, isClosed: false, bettiNumbers: [1], embeddingDimension: dimension };
    case 'sphere':
      return {
        dimension,
        isClosed: true,
        bettiNumbers: Array.from({ length: dimension + 1 }, (_, k) => (k === 0 || k === dimension ? 1 : 0)),
        embeddingDimension: dimension + 1,
      };
    case 'torus':
      return {
        dimension,
        isClosed: true,
        bettiNumbers: Array.from({ length: dimension }).reduce<number[]>((row) => productBetti(row, [1, 1]), [1]),
        embeddingDimension: dimension + 1,
      };
    case 'projective':
      return {
        dimension,
        isClosed: true,
        bettiNumbers: new Array<number>(dimension + 1).fill(1),
        // A smooth closed d-manifold embeds in ℝ²ᵈ (Whitney); the line is a circle.
        embeddingDimension: Math.max(2, 2 * dimension),
      };
    case 'mobius':
      return { dimension, isClosed: false, bettiNumbers: [1, 1], embeddingDimension: 3 };
    case 'klein':
      return { dimension, isClosed: true, bettiNumbers: [1, 2, 1], embeddingDimension: 4 };
  }
}

function productOf(a: LatentTopology, b: LatentTopology): LatentTopology {
  const sum = a.embeddingDimension + b.embeddingDimension;
  // A hypersurface of ℝⁿ⁺¹ that bounds has a neighbourhood like its product with ℝ: n + 1 more coordinates hold both.
  const isHypersurface = (one: LatentTopology): boolean => one.isClosed && one.embeddingDimension === one.dimension + 1;
  return {
    dimension: a.dimension + b.dimension,
    isClosed: a.isClosed && b.isClosed,
    bettiNumbers: productBetti(a.bettiNumbers, b.bettiNumbers),
    embeddingDimension: isHypersurface(a) || isHypersurface(b) ? sum - 1 : sum,
  };
}
