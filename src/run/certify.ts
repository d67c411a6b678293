import { findCertificate, type CertificateOutcome, type Network } from '../analysis/certificate/certificate.js';
import { samplerChart } from '../analysis/certificate/sampler-chart.js';
import { codeSize } from '../autoencoder/architecture.js';
import type { Latent } from '../autoencoder/options.js';
import { createDraw } from '../dataset/draw.js';
import type { Chart, Manifold } from '../dataset/manifold.js';
import { createRandom } from '../random/random.js';
import type { Guard } from './guard.js';

/** Parts of the seed's stream for searches; part 0 is that of the search for sup ρ. */
const parts = { points: 1, trials: 2, rest: 3 } as const;

/**
 * Looks for an obstruction certificate on a manifold that has a chart or a sampler.
 * @param dimension D.
 * @returns null where none can be sought: the manifold is a table of points.
 */
export function certify(
  manifold: Manifold,
  network: Network,
  dimension: number,
  latent: Latent,
  seed: number,
  guard: Guard,
): CertificateOutcome | null {
  const chart = searchChart(manifold, seed, guard);
  if (chart === null) return null;
  const space = {
    chart,
    runChart: <T>(task: () => T): T => guard('manifold', task),
    ambientDimension: dimension,
    codeDimension: codeSize(latent),
  };
  const outcome = findCertificate(space, network, createRandom(seed, 'search', parts.points));
  // The random numbers of a sampler are no parameters of the manifold.
  return outcome.kind === 'none' || manifold.chart !== null
    ? outcome
    : { ...outcome, certificate: { ...outcome.certificate, parameters: null } };
}

/** The manifold's chart or, where it has none, its sampler as one. */
function searchChart(manifold: Manifold, seed: number, guard: Guard): Chart | null {
  const { chart, source } = manifold;
  if (chart !== null) return chart;
  switch (source.kind) {
    case 'sampler':
    case 'derived': {
      const draw = createDraw(manifold);
      return guard('manifold', () =>
        samplerChart(
          (random) => draw(random).point,
          createRandom(seed, 'search', parts.trials),
          () => createRandom(seed, 'search', parts.rest),
        ),
      );
    }
    case 'chart':
    case 'list':
    case 'file':
      return null;
  }
}
