import type { Latent, LatentFactor } from './options.js';
import { symmetricSize } from './projector.js';

/** Numbers of a latent code that belong together, and what the encoder's numbers in their place become. */
export type CodePart =
  | {
      /** A vector divided by its length. */
      readonly kind: 'unitVector';
      /** Index of the first number. */
      readonly start: number;
      readonly size: number;
    }
  | {
      /** A symmetric matrix, to the projector on its leading eigenvector: see projector.ts. */
      readonly kind: 'projector';
      readonly start: number;
      readonly size: number;
      /** Rows of the matrix. */
      readonly order: number;
    }
  | {
      /**
       * Two numbers c divided by their length, (cos 2θ, sin 2θ), and a point of the plane projected on the line of
       * angle θ.
       */
      readonly kind: 'pointOnLine';
      readonly start: number;
      readonly size: 4;
    }
  | {
      /**
       * Two numbers c divided by their length, (cos 2θ, sin 2θ), and a point of space projected on the plane that the
       * line of angle θ spans with the third axis, and divided by its length.
       */
      readonly kind: 'unitVectorInPlane';
      readonly start: number;
      readonly size: 5;
    };

/** Where a latent space lies: ℝ^size, with some parts of it curved. The encoder gives as many numbers as a code has. */
export interface LatentCode {
  /** Number of coordinates of a code. */
  readonly size: number;
  /** In order, without overlap. Numbers between them are coordinates as they are. */
  readonly parts: readonly CodePart[];
}

/** Added to a squared norm before its root is taken, so that a code of zeros stays finite. */
export const normEpsilon = 1e-12;

/** How the codes of a latent space are written as numbers. */
export function latentCode(latent: Latent): LatentCode {
  const factors: readonly LatentFactor[] = latent.kind === 'product' ? latent.factors : [latent];
  const parts: CodePart[] = [];
  let size = 0;
  for (const factor of factors) {
    const own = partsOf(factor, size);
    parts.push(...own);
    size = factor.kind === 'euclidean' ? size + factor.dimension : own.reduce((sum, part) => sum + part.size, size);
  }
  return { size, parts };
}

function partsOf(factor: LatentFactor, start: number): CodePart[] {
  switch (factor.kind) {
    case 'euclidean':
      return [];
    case 'sphere':
      return [{ kind: 'unitVector', start, size: factor.dimension + 1 }];
    case 'torus':
      return Array.from({ length: factor.dimension }, (_, circle) => ({
        kind: 'unitVector',
        start: start + 2 * circle,
        size: 2,
      }));
    case 'projective': {
      const order = factor.dimension + 1;
      return [{ kind: 'projector', start, size: symmetricSize(order), order }];
    }
    case 'mobius':
      return [{ kind: 'pointOnLine', start, size: 4 }];
    case 'klein':
      return [{ kind: 'unitVectorInPlane', start, size: 5 }];
  }
}
