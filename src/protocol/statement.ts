import type { Latent } from '../autoencoder/options.js';

/**
 * How sure a statement about a run is, the surest first:
 * - `theorem`: follows from what the manifold declares, for every network of this shape.
 * - `persistence bound`: follows from the sample alone, for every network of this shape.
 * - `certificate`: two points found for this encoder, for every decoder.
 * - `measurement`: numbers of this run.
 * - `estimate`: statistics of the sample, never a bound.
 */
export type StatementKind = 'theorem' | 'persistence bound' | 'certificate' | 'measurement' | 'estimate';

/**
 * - `normalised`: the code stays away from 0 before it is normalised.
 * - `projected`: the encoder stays away from where the projection on the latent space jumps.
 */
export type Assumption = 'normalised' | 'projected';

/** Something that is said of a run, with all that it rests on. */
export interface Statement {
  readonly kind: StatementKind;
  /** The theorem or method, such as `Borsuk–Ulam`. */
  readonly name: string;
  /** A sentence. */
  readonly text: string;
  /** sup ρ is at least this, in data units, rounded down or exact; null if the statement gives no number. */
  readonly bound: number | null;
  /** Whether some point must have ρ > 0, whatever the training. */
  readonly forbids: boolean;
  /** What has to hold besides; empty if nothing has to. */
  readonly assumptions: readonly Assumption[];
  /** The bound holds for some point this near to the data, in data units; null if it holds on the data themselves. */
  readonly within: number | null;
  /** The literature. */
  readonly source: string;
}

/** A latent space that nothing forbids to hold the data. */
export interface LatentSuggestion {
  readonly latent: Latent;
  /** It is the manifold as a space of its own, the smallest Euclidean space for it, or has room for a hole of the sample. */
  readonly because: 'homeomorphic' | 'embeds' | 'hole';
}
