import type { LatentKind } from './kind.js';
import { byNumbers, numbered } from './plain.js';

/** ℝᵈ, drawn by its coordinates. */
export const euclidean: LatentKind = {
  codeNames: (_, codeSize) => numbered(codeSize),
  space: (_, codeSize) => byNumbers(numbered(codeSize)),
  codeAt: (d, x, y) => (d === 1 ? Float32Array.of(x) : d === 2 ? Float32Array.of(x, y) : null),
  line: (from, to) => (t) => from.map((x, k) => x + t * (to[k] - x)),
  options: ({ ambientDimension, intrinsicDimension }) => {
    const most = Math.min(ambientDimension, Math.max((intrinsicDimension ?? 2) + 2, 3));
    return Array.from({ length: most }, (_, k) => ({
      code: `euclidean(${k + 1})`,
      latent: { kind: 'euclidean', dimension: k + 1 },
    }));
  },
};
