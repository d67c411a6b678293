import { enclosingRadius } from '../homology/distances.js';
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
 * begins later comes from parts of the shape that face each other, as one beyond the scale of the shape does. In degree 0 only components of some size count.
 * @param maximumDegree 1 or 2.
 * @returns of the degrees from 0; fewer of them where the last is too costly.
 */
export function provedBars({ distances, radius, cells, scale }: Cover, maximumDegree: 1 | 2): readonly number[] {
  const landmarks = cells.length;
  const end = enclosingRadius(distances, landmarks);
  // No bar goes on beyond the enclosing radius but that of the whole.
  if (end <= provedLength * radius) return [1, ...new Array<number>(maximumDegree).fill(0)];
  const latest = Math.min(scale, latestBirth * radius);
  const threshold = Math.min(end, latest + provedLength * radius);
  const { barcodes, components } = persistentHomology(distances, landmarks, maximumDegree, { threshold, budget });
  const points = cells.reduce((a, b) => a + b, 0);
  return barcodes.map(
    ({ births, deaths }, degree) =>
      births.filter((birth, bar) => {
        if (deaths[bar] - birth <= provedLength * radius || birth > latest) return false;
        if (degree > 0) return true;
        const size = components[bar].reduce((sum, landmark) => sum + cells[landmark], 0);
        return size >= leastShare * points;
      }).length,
  );
}
