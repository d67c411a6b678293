import type { RunDescription } from './description.js';

/** What a run does beyond following the gradient of the plain loss, for people: a phrase each, such as `weight decay 0.01`. */
export function describeMethods({ autoencoder, training }: RunDescription): string[] {
  const { optimizer, gradientClipping, denoising, topological } = training;
  const { variational } = autoencoder;
  const phrases: (string | null)[] = [
    optimizer.weightDecay === 0 ? null : `weight decay ${optimizer.weightDecay}`,
    gradientClipping === null ? null : `gradient at most ${gradientClipping.norm}`,
    variational === null ? null : `variational, β = ${variational.beta}`,
    topological === null ? null : `topological loss × ${topological.weight}`,
    denoising === null ? null : `denoising, σ = ${denoising.standardDeviation}`,
  ];
  return phrases.filter((phrase) => phrase !== null);
}
