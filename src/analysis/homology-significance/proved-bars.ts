import { enclosingRadius, joiningDistance } from '../homology/distances.js';
import { persistentHomology } from '../homology/persistence.js';

/** Landmarks that cover a sample. */
export interface Cover {
  /** Landmarks × landmarks. */
  readonly distances: Float64Array;
  /** r: every point of the sample is as near as this to a landmark. */
  readonly radius: number;
  /** How many points are nearest to each landmark, without those nearer to a landmark that is left out. */
  readonly cells: Uint32Array;
  /** A hole that begins beyond this does not belong to the shape. */
  readonly scale: number;
  /** Components that are no farther apart than this are torn apart by chance. */
  readonly gap: number;
}

/** Share of the sample that a component holds at least: a few points far out are no part of the shape. */
const leastShare = 0.02;
/** In units of r: a bar that is proved is longer than the first, and begins by the second. */
const [provedLength, latestBirth] = [4, 6];
/** Columns that may be added in degree 2, about half a second. */
const budget = 30_000;

/**
 * How many bars of each degree are features of the whole sample for certain. Every point is within r of a landmark, so
 * the Vietoris–Rips diagrams of landmarks and sample are within 2r of each other (Chazal, de Silva & Oudot, "Persistence
 * stability for geometric complexes", Geom. Dedicata 173 (2014) 193), and a bar longer than 4r has a partner. Of these,
 * holes count only if they begin by 6r: one of the shape itself is there as soon as near points are joined, and one that
 * begins later comes from parts of the shape that face each other, as one beyond the scale of the shape does. In degree 0 only components of some
 * size count that are farther apart than random points of one piece are: along a line these leave gaps of more than 4r.
 * @param maximumDegree 1 or 2.
 * @returns of the degrees from 0; fewer of them where the last is too costly.
 */
export function provedBars({ distances, radius, cells, scale, gap }: Cover, maximumDegree: 1 | 2): readonly number[] {
  const landmarks = cells.length;
  const end = enclosingRadius(distances, landmarks);
  // No bar goes on beyond the enclosing radius but that of the whole.
  if (end <= provedLength * radius) return [1, ...new Array<number>(maximumDegree).fill(0)];
  const components = provedComponents({ distances, radius, cells, scale, gap }, end);
  const latest = Math.min(scale, latestBirth * radius);
  const threshold = Math.min(end, latest + provedLength * radius);
  const { barcodes } = persistentHomology(distances, landmarks, maximumDegree, { threshold, budget });
  const holes = barcodes
    .slice(1)
    .map(
      ({ births, deaths }) =>
        births.filter((birth, bar) => deaths[bar] - birth > provedLength * radius && birth <= latest).length,
    );
  return [components, ...holes];
}

function provedComponents({ distances, radius, cells, gap }: Cover, end: number): number {
  // Once all is joined, nothing ends any more.
  const threshold = Math.min(end, joiningDistance(distances, cells.length));
  const { barcodes, components } = persistentHomology(distances, cells.length, 0, { threshold });
  const points = cells.reduce((a, b) => a + b, 0);
  const least = Math.max(provedLength * radius, gap);
  return barcodes[0].deaths.filter((death, bar) => {
    const size = components[bar].reduce((sum, landmark) => sum + cells[landmark], 0);
    return death > least && size >= leastShare * points;
  }).length;
}
