import { EncodedManifold, type RunChart } from '../../analysis/certificate/encoded-manifold.js';
import { latentDistances } from '../../analysis/distortion/latent-distance.js';
import { neighbourGraph, type Graph } from '../../analysis/distortion/neighbour-graph.js';
import { isOneSided } from '../../analysis/distortion/one-sided.js';
import { shortestPaths } from '../../analysis/distortion/shortest-paths.js';
import { kruskalStress } from '../../analysis/distortion/stress.js';
import { sampleTissot } from '../../analysis/distortion/tissot.js';
import { findTornEdges } from '../../analysis/distortion/torn-edges.js';
import { amongFirst, distanceMatrix } from '../../analysis/homology/distances.js';
import { densityDivergence, neighbourhoodMeasures } from '../../analysis/injectivity/neighbourhoods.js';
import { latentCode } from '../../autoencoder/latent-code.js';
import type { Manifold } from '../../dataset/manifold.js';
import type {
  GeodesicStressResult,
  NeighbourhoodResult,
  Range,
  TissotResult,
  TornEdgesResult,
} from '../../protocol/result.js';
import { head } from '../sample.js';
import type { Measure, TrainedRun } from './measure.js';

/** Points of each measure, the first ones of the test sample: of those that look at all pairs there are fewer. */
const points = { tissot: 500, edges: 1000, stress: 400, neighbourhoods: 400 } as const;
/** Coordinates that distances between all pairs of points go through; points that are looked at however many there are. */
const pairedNumbers = 400_000_000;
const fewestPaired = 400;
/** k of the graph of nearest neighbours. */
const graphNeighbours = 6;
/** An edge is torn where its stretch is more than this many times the median. */
const tornFactor = 5;
/** Torn edges that a result holds. */
const keptEdges = 500;
/** k of trustworthiness and continuity. */
const neighbours = 10;
/** σ of the densities that are compared, those of Moor et al. (2020). */
const sigmas = [0.01, 0.1, 1] as const;

/**
 * How the encoder distorts the data: Tissot's indicatrices, torn edges, geodesic stress and the measures of
 * neighbourhoods. Null if there are too few points.
 */
export const distortion: Measure<'distortion'> = function* (trained) {
  const { test } = trained.samples;
  if (test.count < 3 * neighbours) return { distortion: null };
  const { codes } = trained.evaluations.test;
  const { latent, codeSize: size } = trained.shape;
  const affordable = Math.max(fewestPaired, Math.floor(Math.sqrt(pairedNumbers / test.dimension)));
  const shown = head(test, Math.min(points.edges, affordable));
  const distances = distanceMatrix(shown.points, shown.dimension);
  const graph = neighbourGraph(distances, shown.count, graphNeighbours);
  const apart = latentDistances(codes.subarray(0, shown.count * size), latentCode(latent));
  yield;
  const tissot = measureTissot(trained);
  yield;
  const tornEdges = measureTornEdges(graph, apart);
  const geodesicStress = measureStress(trained, graph, apart);
  yield;
  const neighbourhoods = measureNeighbourhoods(distances, shown.count, codes, size);
  return { distortion: { tissot, tornEdges, geodesicStress, neighbourhoods } };
};

function measureTissot({ definition, shape, encode, pushForward, samples, guard }: TrainedRun): TissotResult | null {
  const { chart } = definition.manifold;
  const { parameters, dimension } = head(samples.test, points.tissot);
  if (chart === null || parameters === null) return null;
  const runChart: RunChart = (task) => guard('manifold', task);
  const manifold = new EncodedManifold(chart, encode, dimension, shape.codeSize, runChart, pushForward);
  const n = chart.domain.length;
  const shares = parameters.map((value, index) => {
    const [from, to] = chart.domain[index % n];
    return (value - from) / (to - from);
  });
  const sample = sampleTissot(manifold, shares);
  if (sample === null) return null;
  const anisotropy = rangeOf(sample.anisotropy).median;
  return {
    points: sample.singularValues[0].length,
    singularValues: sample.singularValues.map(rangeOf),
    anisotropy: n > 1 && Number.isFinite(anisotropy) ? anisotropy : null,
    reversedShare:
      isOriented(definition.manifold) && !guard('manifold', () => isOneSided(chart)) ? sample.reversedShare : null,
  };
}

/** Whether the sides of a surface can be told apart: on a Möbius band a point comes back with the other one. */
function isOriented({ topology: { latent } }: Manifold): boolean {
  return latent?.kind !== 'mobius' && latent?.kind !== 'klein' && latent?.kind !== 'projective';
}

function measureTornEdges(graph: Graph, latent: Float64Array): TornEdgesResult | null {
  const found = findTornEdges(graph, latent, tornFactor);
  if (found === null) return null;
  const { torn, edges, medianStretch, greatestStretch } = found;
  return {
    points: graph.starts.length - 1,
    neighbours: graphNeighbours,
    edges,
    medianStretch,
    greatestStretch,
    factor: tornFactor,
    torn: torn.length / 2,
    pairs: Array.from(
      { length: Math.min(keptEdges, torn.length / 2) },
      (_, k) => [torn[2 * k], torn[2 * k + 1]] as const,
    ),
  };
}

function measureStress(
  { definition, samples, guard }: TrainedRun,
  graph: Graph,
  apart: Float64Array,
): GeodesicStressResult | null {
  const { geodesicDistance } = definition.manifold;
  const { test } = samples;
  const rows = graph.starts.length - 1;
  const count = Math.min(points.stress, rows);
  const rowOf = (row: number): number[] =>
    Array.from(test.points.subarray(row * test.dimension, (row + 1) * test.dimension));
  const fromRow = (i: number): ArrayLike<number> => {
    if (geodesicDistance === undefined) return shortestPaths(graph, i);
    const x = rowOf(i);
    return guard('manifold', () => Array.from({ length: i }, (_, j) => geodesicDistance(x, rowOf(j))));
  };
  const [geodesic, latent]: [number[], number[]] = [[], []];
  for (let i = 1; i < count; i++) {
    const distances = fromRow(i);
    for (let j = 0; j < i; j++) {
      geodesic.push(distances[j]);
      latent.push(apart[i * rows + j]);
    }
  }
  const stress = kruskalStress(geodesic, latent);
  return stress && { ...stress, points: count, geodesic: geodesicDistance === undefined ? 'graph' : 'closed form' };
}

/** @param distances between the first `rows` points of the test sample. */
function measureNeighbourhoods(
  distances: Float64Array,
  rows: number,
  codes: Float32Array,
  size: number,
): NeighbourhoodResult {
  const count = Math.min(points.neighbourhoods, rows);
  const data = amongFirst(distances, rows, count);
  const latent = distanceMatrix(codes.subarray(0, count * size), size);
  return {
    points: count,
    neighbours,
    ...neighbourhoodMeasures(data, latent, count, neighbours),
    densityDivergence: sigmas.map((sigma) => ({ sigma, divergence: densityDivergence(data, latent, count, sigma) })),
  };
}

/** @param ascending at least one number. */
function rangeOf(ascending: Float64Array): Range {
  return {
    least: ascending[0],
    median: ascending[Math.floor(ascending.length / 2)],
    greatest: ascending[ascending.length - 1],
  };
}
