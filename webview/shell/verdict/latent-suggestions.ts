import * as l10n from '@vscode/l10n';
import type { Latent } from '../../../src/autoencoder/options.js';
import type { ManifoldDescription } from '../../../src/protocol/description.js';
import { latentName } from '../../../src/protocol/latent-name.js';

/** A latent space that the declared topology does not forbid. */
export interface LatentSuggestion {
  /** As a dataset file writes it. */
  readonly code: string;
  /** Such as `S²`. */
  readonly name: string;
  /** Why it may hold the data, for a tooltip. */
  readonly reason: string;
}

/** Latent spaces to try where that of a run, a Euclidean one, is obstructed, by the manifold's declaration alone; the curved one first, if there is one. */
export function latentSuggestions(manifold: ManifoldDescription, latent: Latent): readonly LatentSuggestion[] {
  const { embeddingDimension, intrinsicDimension: n, bettiNumbers, name } = manifold;
  if (latent.kind !== 'euclidean' || embeddingDimension === null || embeddingDimension <= latent.dimension) return [];
  const euclidean = {
    code: `euclidean(${embeddingDimension})`,
    name: latentName({ kind: 'euclidean', dimension: embeddingDimension }),
    reason: l10n.t('The least Euclidean space that the {0} embeds in.', name),
  };
  if (n === null || bettiNumbers === null) return [euclidean];
  const known = knownSpaces.find(
    ({ betti, embedding }) => equal(betti(n), bettiNumbers) && embedding(n) === embeddingDimension,
  );
  return known === undefined ? [euclidean] : [known.suggestion(n), euclidean];
}

/** Spaces of dimension n by their Betti numbers over Z/2 and the least Euclidean space that they embed in. */
const knownSpaces: readonly {
  readonly betti: (n: number) => readonly number[];
  readonly embedding: (n: number) => number;
  readonly suggestion: (n: number) => LatentSuggestion;
}[] = [
  {
    betti: (n) => Array.from({ length: n + 1 }, (_, k) => (k === 0 || k === n ? 1 : 0)),
    embedding: (n) => n + 1,
    suggestion: (n) => ({
      code: `spherical(${n})`,
      name: latentName({ kind: 'sphere', dimension: n }),
      reason: l10n.t('It has the Betti numbers of the data.'),
    }),
  },
  {
    betti: (n) => Array.from({ length: n + 1 }, (_, k) => binomial(n, k)),
    embedding: (n) => n + 1,
    suggestion: (n) => ({
      code: `torus(${n})`,
      name: latentName({ kind: 'torus', dimension: n }),
      reason: l10n.t('It has the Betti numbers of the data.'),
    }),
  },
  {
    betti: () => [1, 1, 1],
    embedding: () => 4,
    suggestion: () => ({
      code: 'projective(2)',
      name: latentName({ kind: 'projective', dimension: 2 }),
      reason: l10n.t('It has the Betti numbers over Z/2 of the data.'),
    }),
  },
  {
    betti: (n) => (n === 2 ? [1, 2, 1] : []),
    embedding: () => 4,
    suggestion: () => ({
      code: 'klein()',
      name: latentName({ kind: 'klein', dimension: 2 }),
      reason: l10n.t('A surface with the Betti numbers of a torus that does not embed in space is a Klein bottle.'),
    }),
  },
  {
    betti: (n) => (n === 2 ? [1, 1] : []),
    embedding: () => 3,
    suggestion: () => ({
      code: 'mobius()',
      name: latentName({ kind: 'mobius', dimension: 2 }),
      reason: l10n.t('A band that does not embed in the plane is a Möbius band.'),
    }),
  },
];

function binomial(n: number, k: number): number {
  return k === 0 ? 1 : (binomial(n, k - 1) * (n - k + 1)) / k;
}

function equal(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, k) => value === b[k]);
}
