import type { HomologySummary } from '../../../src/protocol/result.js';
import type { Bar } from './barcode.js';

/**
 * The points of the display sample behind a bar: those whose nearest landmark is one of the bar's. So a component is a
 * region, and a loop a ring as wide as the Voronoi cells of its landmarks.
 * @param nearest for each point of the display sample the row of the landmark nearest to it; undefined if a run does
 * not tell.
 * @returns one byte for each point, 1 where it is one of them; null if the run has kept none for this bar.
 */
export function pointsOfBar(
  { representatives }: HomologySummary,
  nearest: Uint32Array | undefined,
  { dimension, rank }: Bar,
): Uint8Array | null {
  const landmarks = representatives?.at(dimension)?.at(rank);
  if (landmarks === undefined || nearest === undefined) return null;
  const rows = new Set(landmarks);
  return Uint8Array.from(nearest, (row) => (rows.has(row) ? 1 : 0));
}
