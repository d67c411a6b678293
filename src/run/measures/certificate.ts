import { searchCertificate } from '../../analysis/certificate/certificate.js';
import type { OppositePoints } from '../../analysis/certificate/opposite-points.js';
import { samplerChart, type SamplerChart } from '../../analysis/certificate/sampler-chart.js';
import { sampleCollision } from '../../analysis/sample-bound/sample-collision.js';
import { whileWanted } from '../../analysis/pieces.js';
import { createDraw } from '../../dataset/draw.js';
import type { Chart, Manifold } from '../../dataset/manifold.js';
import type { CertificateResult } from '../../protocol/result.js';
import { createRandom } from '../../random/random.js';
import { narrowestLayer } from '../../statements/network-shape.js';
import type { Guard } from '../guard.js';
import { withProof } from '../certificate-proof.js';
import type { Measure, RunEnd, TrainedRun } from './measure.js';

/** Parts of the seed's stream for searches; part 0 is that of the search for sup ρ. */
const parts = { points: 1, trials: 2, rest: 3 } as const;

/** An obstruction certificate, and what the search for it looked at. */
export const certificate: Measure<'certificate' | 'certificateSearch'> = function* (trained, isWanted) {
  const { certificate: found, certificateSearch } = yield* search(trained, isWanted);
  return { certificate: found && withProof(found, trained), certificateSearch };
};

function* search(
  trained: TrainedRun,
  isWanted: () => boolean,
): Generator<void, Pick<RunEnd, 'certificate' | 'certificateSearch'>> {
  const { definition, description, ambientDimension, shape, model, encode, pushForward, guard } = trained;
  const { manifold } = definition;
  const { seed } = description;
  const chart = searchChart(manifold, seed, guard);
  if (chart === null) return { certificate: yield* nearTheSample(trained, isWanted), certificateSearch: null };
  const space = {
    chart,
    runChart: <T>(task: () => T): T => guard('manifold', task),
    ambientDimension,
    codeDimension: shape.codeSize,
    opposites: oppositesIn(manifold, narrowestLayer(shape).width, guard),
  };
  const network = { encode, pushForward, evaluate: (points: Float64Array) => model.evaluate(points) };
  const search = searchCertificate(space, network, createRandom(seed, 'search', parts.points));
  const outcome = yield* whileWanted(search, isWanted);
  if (outcome === null) return { certificate: null, certificateSearch: null };
  const [numbers, of] = [chart.domain.length, 'drawn' in chart ? chart.drawn : chart.domain.length];
  return {
    certificate: outcome.kind === 'found' ? withParameters(outcome.certificate, manifold) : null,
    certificateSearch: { ...outcome.search, ...(numbers < of ? { moved: { numbers, of } } : {}) },
  };
}

/** Spheres in the manifold that the theorem of Borsuk and Ulam speaks of, where they are known in its chart. */
function oppositesIn({ chart, topology }: Manifold, width: number, guard: Guard): readonly OppositePoints[] {
  const inverse = chart?.inverse?.bind(chart);
  if (inverse === undefined) return [];
  return (topology.antipodalSpheres ?? []).flatMap(({ dimension, map }) =>
    dimension >= width && map !== undefined
      ? [{ dimension, parametersAt: (u) => guard('manifold', () => inverse(map(u))) }]
      : [],
  );
}

/** A pair farther from the data than this share of its separation says nothing of them. */
const farShare = 0.25;

/** Two points near the test sample with one code: of a table nothing is known but its points. Null if none is found. */
function* nearTheSample(
  { samples, evaluations, model, encode, splitEncoder, description }: TrainedRun,
  isWanted: () => boolean,
): Generator<void, CertificateResult | null> {
  const { points, dimension } = samples.test;
  const { codes, error } = evaluations.test;
  const search = sampleCollision(
    { points, codes, error },
    dimension,
    { encode, splitEncoder },
    createRandom(description.seed, 'search', parts.points),
  );
  const found = yield* whileWanted(search, isWanted);
  if (found === null) return null;
  const { bound, separation, latentDistance, x, y, code, nearest } = found;
  if (nearest.some(({ distance }) => distance > farShare * separation)) return null;
  const [ofX, ofY] = model.evaluate(Float64Array.of(...x, ...y)).error;
  return { bound, separation, latentDistance, x, y, code, error: [ofX, ofY], parameters: null, nearest };
}

/** The random numbers of a sampler are no parameters of the manifold. */
function withParameters(found: CertificateResult, { chart }: Manifold): CertificateResult {
  return chart === null ? { ...found, parameters: null } : found;
}

const isUndeclared = ({ intrinsicDimension, topology }: Manifold): boolean =>
  intrinsicDimension === null && Object.values(topology).every((fact) => fact === undefined);

/** The manifold's chart or, where it has none, its sampler as one; null where neither is known to stay near the data. */
function searchChart(manifold: Manifold, seed: number, guard: Guard): Chart | SamplerChart | null {
  const { chart, source } = manifold;
  if (chart !== null) return chart;
  switch (source.kind) {
    case 'sampler':
    case 'derived': {
      // Noise may lie anywhere: its search would end at points that no sample has, and say nothing of the data.
      if (isUndeclared(manifold)) return null;
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
    case 'tables':
      return null;
  }
}
