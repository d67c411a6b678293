import { theoryOf, type RunView } from './model.js';

/**
 * Whether topology forbids a small largest error: a theorem gives a bound, or the data do not embed in the latent
 * space.
 */
export function isObstructed(run: RunView): boolean {
  const { manifold, autoencoder } = run.started.run;
  const { latent } = autoencoder;
  if (theoryOf(run) !== null) return true;
  // What is declared is the smallest Euclidean space; it says nothing about other latent spaces.
  return (
    latent.kind === 'euclidean' &&
    manifold.embeddingDimension !== null &&
    manifold.embeddingDimension > latent.dimension
  );
}
