import type { Latent } from '../../src/autoencoder/options.js';
import type { ManifoldDescription } from '../../src/protocol/description.js';
import { latentName } from '../../src/protocol/latent-name.js';

/** A latent space that a user may choose. */
export interface LatentChoice {
  /** As a dataset file writes it. */
  readonly code: string;
  /** Such as `S²`. */
  readonly name: string;
  readonly isCurrent: boolean;
}

/** Latent spaces of low dimension that any data may be sent to: those of the dimension of the data and one more. */
export function latentChoices(manifold: ManifoldDescription, current: Latent): readonly LatentChoice[] {
  const n = manifold.intrinsicDimension ?? 2;
  const most = Math.min(manifold.ambientDimension, Math.max(n + 2, 3));
  const options: (readonly [string, Latent])[] = [
    ...Array.from({ length: most }, (_, k): readonly [string, Latent] => [
      `euclidean(${k + 1})`,
      { kind: 'euclidean', dimension: k + 1 },
    ]),
    ...[1, 2].map((d): readonly [string, Latent] => [`spherical(${d})`, { kind: 'sphere', dimension: d }]),
    ['torus(2)', { kind: 'torus', dimension: 2 }],
    ['projective(2)', { kind: 'projective', dimension: 2 }],
    ['mobius()', { kind: 'mobius', dimension: 2 }],
    ['klein()', { kind: 'klein', dimension: 2 }],
  ];
  const currentName = latentName(current);
  return options.map(([code, latent]) => {
    const name = latentName(latent);
    return { code, name, isCurrent: name === currentName };
  });
}
