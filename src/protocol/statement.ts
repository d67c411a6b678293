import type { Latent } from '../autoencoder/options.js';

/** How sure a statement about a run is, the surest first. */
export const statementKinds = ['theorem', 'persistence bound', 'certificate', 'measurement', 'estimate'] as const;

/**
 * - `theorem`: follows from what the manifold declares, for every network of this shape.
 * - `persistence bound`: follows from the sample alone, for every network of this shape.
 * - `certificate`: two points found for this encoder, for every decoder.
 * - `measurement`: numbers of this run.
 * - `estimate`: statistics of the sample, never a bound.
 */
export type StatementKind = (typeof statementKinds)[number];

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
  /** What has to hold besides, each in words; empty if nothing has to. */
  readonly assumptions: readonly string[];
  /** Where it holds, such as "within 0.16 of the data"; null if it holds on the manifold itself. */
  readonly scope: string | null;
  /** The literature. */
  readonly source: string;
}

/** A latent space that nothing forbids to hold the data. */
export interface LatentSuggestion {
  readonly latent: Latent;
  /** A sentence. */
  readonly reason: string;
}
