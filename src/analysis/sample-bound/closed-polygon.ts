/** A closed polygon through points, with its arc length as parameter: t from 0 to 1. */
export class ClosedPolygon {
  readonly length: number;
  readonly longestEdge: number;
  /** Arc length before each corner. */
  private readonly before: Float64Array;

  /** @param corners corners × dimension, row-major, in their order; the last is joined to the first. */
  constructor(
    readonly corners: Float64Array,
    readonly dimension: number,
  ) {
    const count = corners.length / dimension;
    this.before = new Float64Array(count + 1);
    let longest = 0;
    for (let corner = 0; corner < count; corner++) {
      const edge = distanceBetween(corners, corner, (corner + 1) % count, dimension);
      this.before[corner + 1] = this.before[corner] + edge;
      longest = Math.max(longest, edge);
    }
    this.length = this.before[count];
    this.longestEdge = longest;
  }

  /** Number of the corner before a parameter, and how much of the edge after it is done. */
  placeAt(t: number): { readonly corner: number; readonly share: number } {
    const arc = (t - Math.floor(t)) * this.length;
    let corner = this.before.length - 2;
    while (corner > 0 && this.before[corner] > arc) corner--;
    const edge = this.before[corner + 1] - this.before[corner];
    return { corner, share: edge > 0 ? Math.min(1, (arc - this.before[corner]) / edge) : 0 };
  }

  pointAt(t: number): Float64Array {
    const { corners, dimension } = this;
    const { corner, share } = this.placeAt(t);
    const at = corner * dimension;
    const next = ((corner + 1) % (this.before.length - 1)) * dimension;
    return Float64Array.from(
      { length: dimension },
      (_, k) => corners[at + k] + share * (corners[next + k] - corners[at + k]),
    );
  }

  /** The parameters in [0, ½], ascending, between which both P(t) and P(t + ½) run along one edge; with both ends. */
  breaks(): Float64Array {
    const inside = Array.from(this.before.subarray(1, -1), (arc) => (arc / this.length) % 0.5);
    return Float64Array.from([0, ...inside, 0.5]).sort();
  }

  /** Half the least of ‖P(t) − P(t + ½)‖ over all t: between breaks the difference is linear in t. */
  leastHalfDistance(): number {
    const breaks = this.breaks();
    let least = Infinity;
    let from = this.across(breaks[0]);
    for (const t of breaks.subarray(1)) {
      const to = this.across(t);
      least = Math.min(least, distanceFromOrigin(from, to));
      from = to;
    }
    return least / 2;
  }

  /** P(t) − P(t + ½). */
  private across(t: number): Float64Array {
    const opposite = this.pointAt(t + 0.5);
    return this.pointAt(t).map((value, k) => value - opposite[k]);
  }
}

/** The distance of the segment between two points from 0. */
function distanceFromOrigin(from: Float64Array, to: Float64Array): number {
  let along = 0;
  let square = 0;
  from.forEach((value, k) => {
    const step = to[k] - value;
    along -= value * step;
    square += step * step;
  });
  const share = square > 0 ? Math.min(1, Math.max(0, along / square)) : 0;
  return Math.hypot(...from.map((value, k) => value + share * (to[k] - value)));
}

function distanceBetween(points: Float64Array, a: number, b: number, dimension: number): number {
  let square = 0;
  for (let k = 0; k < dimension; k++) square += (points[a * dimension + k] - points[b * dimension + k]) ** 2;
  return Math.sqrt(square);
}
