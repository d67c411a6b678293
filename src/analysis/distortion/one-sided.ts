import type { Chart } from '../../dataset/manifold.js';

/** Points of an edge that are compared, and how near they must lie, as a share of the length of the edge. */
const [compared, tolerance] = [16, 1e-6];

/**
 * Whether the edges of a chart of two parameters are seen to be glued so that its surface has one side only: two opposite
 * edges run against each other as on a Möbius band, or an edge is its own opposite half a turn on as on a projective plane.
 */
export function isOneSided(chart: Chart): boolean {
  const { domain, periodic } = chart;
  if (domain.length !== 2) return false;
  return [0, 1].some((k) => {
    if (periodic[k]) return false;
    const [from, to] = domain[1 - k];
    const pointAt = (end: number, share: number): readonly number[] => {
      const along = from + (to - from) * share;
      return chart.map(k === 0 ? [end, along] : [along, end]);
    };
    /** Whether the points of an edge are those of another one, whose place is given for each place of the first. */
    const areEqual = (end: number, other: number, place: (share: number) => number): boolean => {
      const shares = Array.from({ length: compared }, (_, at) => (at + 0.5) / compared);
      const edge = shares.map((share) => pointAt(end, share));
      const length = Math.max(...edge.map((point) => distance(point, edge[0])));
      return shares.every((share, at) => distance(edge[at], pointAt(other, place(share))) < tolerance * length);
    };
    const [first, last] = domain[k];
    return (
      areEqual(first, last, (share) => 1 - share) ||
      (periodic[1 - k] && [first, last].some((end) => areEqual(end, end, (share) => (share + 0.5) % 1)))
    );
  });
}

const distance = (a: readonly number[], b: readonly number[]): number =>
  Math.hypot(...a.map((value, i) => value - b[i]));
