import type { Persistence } from '../homology/persistence.js';
import type { Cover } from './cover.js';

/** Share of the sample that a component holds at least: a few points far out are no part of the shape. */
const leastShare = 0.02;

/**
 * How many bars of each degree are features of the whole sample for certain. Every point is within r of a landmark, so
 * the Vietoris–Rips diagrams of landmarks and sample are within 2r of each other (Chazal, de Silva & Oudot, "Persistence
 * stability for geometric complexes", Geom. Dedicata 173 (2014) 193), and a bar longer than 4r has a partner. In degree
 * 0 only components of some size count.
 * @param persistence of the landmarks.
 */
export function provedBars({ barcodes, components }: Persistence, { radius, cells }: Cover): number[] {
  const points = cells.reduce((a, b) => a + b, 0);
  return barcodes.map(
    ({ births, deaths }, degree) =>
      births.filter((birth, bar) => {
        if (deaths[bar] - birth <= 4 * radius) return false;
        if (degree > 0) return true;
        const size = components[bar].reduce((sum, landmark) => sum + cells[landmark], 0);
        return size >= leastShare * points;
      }).length,
  );
}
