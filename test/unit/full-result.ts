import type { ErrorSummary, HomologySummary, RunResult } from '../../src/protocol/result.js';

const error: ErrorSummary = {
  effectiveCount: 3210,
  count: 200,
  sup: 1.98,
  mean: 0.31,
  median: 0.25,
  q90: 0.6,
  q99: 1.5556,
  q999: 1.9,
  large: { above: 0.778, of: 'bound', share: 0.065 },
};

const detection = {
  auc: 0.912,
  aucError: 0.013,
  rejection: 20,
  significanceImprovement: 2,
  roc: { backgroundEfficiency: [0, 1], signalEfficiency: [0, 1] },
};

const homologyOf = (betti: readonly number[], voids: HomologySummary['voids']): HomologySummary => ({
  voids,
  betti,
  scales: [0.1, 0.9],
  barcodes: betti.map(() => []),
});

const range = { least: 0.5, median: 1, greatest: 2 };

const spectrum = {
  from: 0,
  to: 1,
  counts: [90],
  expected: [60],
  observed: 90,
  background: 60,
  backgroundError: 4,
  chiSquare: 1,
  degreesOfFreedom: 1,
  significance: 3.2,
  significanceError: 0.4,
};

/** A result that has everything; no real run does, as folds belong to codes on a line and degrees to codes on a circle. */
export const fullResult: RunResult = {
  name: 'full',
  file: 'full.dataset.ts',
  engine: 'wasm',
  seed: 3,
  steps: 12_300,
  seconds: 4.56,
  stepsPerSecond: 2697,
  parameters: 84,
  loss: { train: 0.011, test: 0.0123 },
  validation: null,
  error,
  supParameters: [0.7],
  latent: { kind: 'euclidean', dimension: 1 },
  signals: [{ name: 'inner', count: 100, error, ...detection }],
  theory: { supErrorBound: Math.SQRT2 * 1.1, reason: 'Borsuk–Ulam: two opposite points have one code.' },
  baselines: [{ name: 'PCA', signal: 'inner', ...detection }],
  certificate: { bound: 0.99999996, separation: 1.99999992, latentDistance: 0, x: [1, 0], y: [-1, 0] },
  certificateSearch: { points: 400, pairs: 12, leastSeparation: 0.2, latentDistance: 0 },
  injectivity: { folds: 4, windingNumbers: [[0, -1]], degree: -1 },
  distortion: {
    tissot: { points: 200, singularValues: [range, range], anisotropy: 2.5, reversedShare: 0.125 },
    tornEdges: {
      points: 200,
      neighbours: 6,
      edges: 640,
      medianStretch: 1,
      greatestStretch: 9,
      factor: 5,
      torn: 16,
      pairs: [],
    },
    geodesicStress: { stress: 0.73, scale: 1, points: 200, pairs: 19_900, geodesic: 'graph' },
    neighbourhoods: {
      points: 200,
      neighbours: 10,
      trustworthiness: 0.971,
      continuity: 0.987,
      densityDivergence: [{ sigma: 0.1, divergence: 0.0942 }],
    },
  },
  homology: {
    landmarks: 200,
    data: homologyOf([1, 1], 'too costly'),
    latent: homologyOf([1, 0], 'not sought'),
    reconstruction: homologyOf([2, 0], 'not sought'),
    bottleneck: [0.1, 0.8],
  },
  intrinsicDimension: {
    points: 200,
    centres: 200,
    curves: [
      {
        method: 'maximum likelihood',
        scales: [
          { neighbours: 10, radius: 0.05, dimension: 1.94, low: 1.81, high: 2.1 },
          { neighbours: 20, radius: 0.21, dimension: 1.04, low: 1.01, high: 1.08 },
          { neighbours: 40, radius: 0.44, dimension: 1.02, low: 1, high: 1.05 },
        ],
        plateau: { dimension: 1, from: 0.21, to: 0.44, isLast: true },
      },
    ],
  },
  bumpHunt: {
    observable: 'mass',
    window: [0.2, 0.4],
    significanceBefore: 3.2,
    significanceAfter: -0.5,
    cut: 0.9,
    signal: 'inner',
    signalEvents: 50,
    before: spectrum,
    after: spectrum,
    scan: [],
  },
  posterior: {
    dimensions: [{ divergence: 0.004, variance: 0.002, isActive: false }],
    active: 0,
  },
  codeNorm: { least: 0.2, median: 1.1 },
};
