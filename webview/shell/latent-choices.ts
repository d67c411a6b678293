import type { Latent } from '../../src/autoencoder/options.js';
import type { ManifoldDescription } from '../../src/protocol/description.js';
import { latentLabel, latentName } from '../../src/protocol/latent-name.js';
import { latentKinds } from '../points/latent/index.js';

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
  return Object.values(latentKinds)
    .flatMap(({ options }) => options(manifold))
    .map(({ code, latent }) => ({
      code,
      name: latentLabel(latent),
      isCurrent: latentName(latent) === latentName(current),
    }));
}
