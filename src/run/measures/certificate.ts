import { findCertificate } from '../../analysis/certificate/certificate.js';
import { samplerChart } from '../../analysis/certificate/sampler-chart.js';
import { codeSize } from '../../autoencoder/architecture.js';
import { createDraw } from '../../dataset/draw.js';
import type { Chart, Manifold } from '../../dataset/manifold.js';
import type { CertificateResult } from '../../protocol/result.js';
import { createRandom } from '../../random/random.js';
import type { Guard } from '../guard.js';
import type { Measure } from './measure.js';

/** Parts of the seed's stream for searches; part 0 is that of the search for sup ρ. */
const parts = { points: 1, trials: 2, rest: 3 } as const;

/** An obstruction certificate, and what the search for it looked at: null if the manifold is a table of points. */
export const certificate: Measure<'certificate' | 'certificateSearch'> = (trained) => {
  const { definition, description, architecture, model, encode, guard } = trained;
  const { manifold } = definition;
  const { seed } = description;
  const chart = searchChart(manifold, seed, guard);
  if (chart === null) return { certificate: null, certificateSearch: null };
  const space = {
    chart,
    runChart: <T>(task: () => T): T => guard('manifold', task),
    ambientDimension: architecture.ambientDimension,
    codeDimension: codeSize(architecture.latent),
  };
  const network = { encode, evaluate: (points: Float64Array) => model.evaluate(points) };
  const outcome = findCertificate(space, network, createRandom(seed, 'search', parts.points));
  return {
    certificate: outcome.kind === 'found' ? withParameters(outcome.certificate, manifold) : null,
    certificateSearch: outcome.search,
  };
};

/** The random numbers of a sampler are no parameters of the manifold. */
function withParameters(found: CertificateResult, { chart }: Manifold): CertificateResult {
  return chart === null ? { ...found, parameters: null } : found;
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
