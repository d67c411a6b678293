import type { RunDescription, TrainedNetwork } from '../protocol/description.js';

/**
 * Parameters to continue from, if a run differs from the previous one only in its data: both train the same network in
 * the same way. How long they train may differ, since that follows from the size of the sample.
 * @returns null if the run has to start afresh.
 */
export function warmStart(previous: TrainedNetwork | null, run: RunDescription): Float32Array | null {
  const method = methodOf(run);
  return previous !== null && method !== null && methodOf(previous.run) === method ? previous.parameters : null;
}

/** Null where nothing was trained. */
function methodOf({ seed, autoencoder, training }: RunDescription): string | null {
  const { widths, latent, activation, initialization, variational } = autoencoder;
  if (training === null) return null;
  const { optimizer, schedule, batchSize, gradientClipping, denoising, topological } = training;
  const network = { widths, latent, activation, initialization, variational };
  return JSON.stringify({ seed, network, optimizer, schedule, batchSize, gradientClipping, denoising, topological });
}
