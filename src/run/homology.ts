import { bettiAtLongestGap } from '../analysis/homology/betti.js';
import { bottleneckDistance } from '../analysis/homology/bottleneck.js';
import { distanceMatrix, maxminLandmarks, selectRows } from '../analysis/homology/distances.js';
import { persistentHomology, type Persistence } from '../analysis/homology/persistence.js';
import type { HomologyResult, HomologySummary } from '../protocol/result.js';
import type { Evaluation } from './model.js';
import { head, type Sample } from './sample.js';

/** Landmarks, and points of the test sample from which they are chosen. */
const landmarkCount = 160;
const candidates = 5000;
const maximumDimension = 1;
/** Longest bars of each dimension that a result holds. */
const keptBars = 32;

/**
 * Persistent homology of the data, the latent codes and the reconstructions, in dimensions 0 and 1, on the same landmarks:
 * maxmin landmarks of the test sample.
 * @param evaluation of the test sample.
 * @returns null where there are fewer than three points.
 */
export function measureHomology(test: Sample, { codes, reconstruction }: Evaluation): HomologyResult | null {
  if (test.count < 3) return null;
  const { points } = head(test, candidates);
  const rows = maxminLandmarks(points, test.dimension, landmarkCount);
  const persistence = (values: Float64Array | Float32Array, width: number): Persistence =>
    persistentHomology(distanceMatrix(selectRows(values, width, rows), width), rows.length, maximumDimension);
  const data = persistence(points, test.dimension);
  const latent = persistence(codes, codes.length / test.count);
  const reconstructed = persistence(reconstruction, test.dimension);
  return {
    landmarks: rows.length,
    data: summarize(data),
    latent: summarize(latent),
    reconstruction: summarize(reconstructed),
    bottleneck: data.barcodes.map((barcode, k) => finite(bottleneckDistance(barcode, reconstructed.barcodes[k]))),
  };
}

function summarize(persistence: Persistence): HomologySummary {
  return {
    ...bettiAtLongestGap(persistence),
    barcodes: persistence.barcodes.map(({ births, deaths }) =>
      Array.from(births, (birth, bar): [number, number | null] => [birth, finite(deaths[bar])])
        .sort((a, b) => (b[1] ?? Infinity) - b[0] - ((a[1] ?? Infinity) - a[0]) || a[0] - b[0])
        .slice(0, keptBars),
    ),
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
