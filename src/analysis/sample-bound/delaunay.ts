import { isInsideSphere, orientation, type Sites } from './predicates.js';

/** The vertex at infinity: together with it, each facet of the convex hull is a simplex too. */
const infinity = -1;
/** Points that are added between two pauses. */
const batch = 500;
/** Bits of each coordinate in the order of insertion. */
const orderBits = 10;

/**
 * The Delaunay triangulation of points in the plane or in space, by inserting one after the other (Bowyer, Watson,
 * 1981), with exact predicates: right for points on a grid, on one circle or on one line too. Of points that coincide
 * only one becomes a vertex.
 * @param sites distinct or not, finite.
 * @yields after every few hundred points.
 * @returns the vertices of each simplex, dimension + 1 of them one after the other; null if all points lie in one line
 * or plane.
 */
export function* delaunay(sites: Sites): Generator<void, Int32Array | null> {
  const order = alongCurve(sites);
  const first = firstSimplex(sites, order);
  if (first === null) return null;
  const triangulation = new Triangulation(sites, first);
  const isUsed = new Set(first);
  let inserted = 0;
  for (const point of order) {
    if (isUsed.has(point)) continue;
    triangulation.insert(point);
    if (++inserted % batch === 0) yield;
  }
  return triangulation.finiteSimplices();
}

/** Whether all points lie in one line or plane, exactly. */
export function isFlat(sites: Sites): boolean {
  return (
    firstSimplex(
      sites,
      Uint32Array.from({ length: sites.points.length / sites.dimension }, (_, row) => row),
    ) === null
  );
}

/** Points in an order in which most are near the one before (Morton, 1966), so that the walk to each is short. */
function alongCurve({ points, dimension }: Sites): Uint32Array {
  const count = points.length / dimension;
  const keys = new Float64Array(count);
  for (let k = 0; k < dimension; k++) {
    let [least, greatest] = [Infinity, -Infinity];
    for (let row = 0; row < count; row++) {
      least = Math.min(least, points[row * dimension + k]);
      greatest = Math.max(greatest, points[row * dimension + k]);
    }
    const scale = greatest > least ? (2 ** orderBits - 1) / (greatest - least) : 0;
    for (let row = 0; row < count; row++) {
      const cell = Math.floor(scale * (points[row * dimension + k] - least));
      for (let bit = 0; bit < orderBits; bit++) if (((cell >> bit) & 1) === 1) keys[row] += 2 ** (bit * dimension + k);
    }
  }
  return Uint32Array.from({ length: count }, (_, row) => row).sort((a, b) => keys[a] - keys[b] || a - b);
}

/** Points that span the plane or space, oriented positively; null where all lie in a line or plane. */
function firstSimplex(sites: Sites, order: Uint32Array): number[] | null {
  const { points, dimension } = sites;
  const coordinate = (row: number, k: number): number => points[row * dimension + k];
  const isOffLine = ([a, b]: readonly number[], c: number): boolean =>
    [...Array(dimension).keys()].some((k) => {
      const next = (k + 1) % dimension;
      const flat = Float64Array.from([a, b, c].flatMap((row) => [coordinate(row, k), coordinate(row, next)]));
      return orientation({ points: flat, dimension: 2 }, [0, 1, 2]) !== 0;
    });
  const simplex: number[] = [];
  for (const point of order) {
    const isNew =
      simplex.length === 0 ||
      (simplex.length === 1 &&
        [...Array(dimension).keys()].some((k) => coordinate(simplex[0], k) !== coordinate(point, k))) ||
      (simplex.length === 2 && isOffLine(simplex, point)) ||
      (simplex.length === 3 && orientation(sites, [...simplex, point]) !== 0);
    if (isNew) simplex.push(point);
    if (simplex.length > dimension) break;
  }
  if (simplex.length <= dimension) return null;
  const [a, b, ...rest] = simplex;
  return orientation(sites, simplex) > 0 ? simplex : [b, a, ...rest];
}

/** A triangulation that grows. */
class Triangulation {
  /** Vertices of a simplex: 3 in the plane, 4 in space. */
  private readonly size: number;
  /**
   * `size` vertices of each simplex, oriented positively; where one is the vertex at infinity, so is every simplex that
   * has a point beyond the hull's facet in its place.
   */
  private readonly vertices: number[] = [];
  /** The simplex on the other side of the facet opposite to each vertex. */
  private readonly neighbours: number[] = [];
  /** Places of simplices that are gone. */
  private readonly free: number[] = [];
  /** The last point that each simplex was tested for, and whether it was in conflict with it. */
  private readonly testedFor: number[] = [];
  private readonly conflicts: boolean[] = [];
  /** The simplex from which the walk to the next point starts. */
  private latest = 0;
  private readonly probe: number[];

  /** @param first vertices of the first simplex, oriented positively. */
  constructor(
    private readonly sites: Sites,
    first: readonly number[],
  ) {
    this.size = first.length;
    this.probe = [...first];
    this.add(first);
    first.forEach((_, k) => {
      const beyond = first.map((vertex, place) => (place === k ? infinity : vertex));
      // Beyond a facet everything is oriented the other way round.
      const [i, j] = [0, 1, 2].filter((place) => place !== k);
      [beyond[i], beyond[j]] = [beyond[j], beyond[i]];
      this.add(beyond);
    });
    // Each of these simplices lacks one vertex of all; its neighbour opposite to a vertex is the one that lacks that.
    this.vertices.forEach((vertex, at) => {
      this.neighbours[at] = vertex === infinity ? 0 : first.indexOf(vertex) + 1;
    });
  }

  /** The vertices of all simplices that lie in the hull. */
  finiteSimplices(): Int32Array {
    const { size, vertices } = this;
    const gone = new Set(this.free);
    const kept: number[] = [];
    for (let simplex = 0; simplex * size < vertices.length; simplex++) {
      const own = vertices.slice(simplex * size, (simplex + 1) * size);
      if (!gone.has(simplex) && !own.includes(infinity)) kept.push(...own);
    }
    return Int32Array.from(kept);
  }

  /** Makes a point a vertex, unless it coincides with one. */
  insert(point: number): void {
    const { size, vertices, neighbours } = this;
    const start = this.locate(point);
    if (this.hasVertexAt(start, point)) return;
    const { cavity, walls } = this.cavityOf(point, start);
    const open = new Map<number, number>();
    for (const wall of walls) {
      const simplex = Math.floor(wall / size);
      const k = wall % size;
      const own = vertices.slice(simplex * size, (simplex + 1) * size);
      own[k] = point;
      const outside = neighbours[wall];
      const made = this.add(own);
      neighbours[made * size + k] = outside;
      neighbours[neighbours.indexOf(simplex, outside * size)] = made;
      this.linkAround(made, k, open);
      this.latest = made;
    }
    this.free.push(...cavity);
  }

  /**
   * The simplices with a point inside their circumscribed sphere, and the facets around them: each as the place of the
   * vertex opposite to it, inside.
   */
  private cavityOf(point: number, start: number): { readonly cavity: readonly number[]; readonly walls: number[] } {
    const cavity = [start];
    const isIn = new Set(cavity);
    const walls: number[] = [];
    // The list grows while it is gone through.
    for (const simplex of cavity) {
      for (let at = simplex * this.size; at < (simplex + 1) * this.size; at++) {
        const other = this.neighbours[at];
        if (isIn.has(other)) continue;
        if (this.isInConflict(other, point)) {
          cavity.push(other);
          isIn.add(other);
        } else walls.push(at);
      }
    }
    return { cavity, walls };
  }

  /** Joins a new simplex to those made before it that share a facet through the new point, which is its vertex k. */
  private linkAround(simplex: number, k: number, open: Map<number, number>): void {
    const { size, vertices, neighbours } = this;
    const at = simplex * size;
    const base = this.sites.points.length + 1;
    for (let i = 0; i < size; i++) {
      if (i === k) continue;
      let [least, greatest] = [infinity, infinity];
      for (let j = 0; j < size; j++) {
        if (j === i || j === k) continue;
        const vertex = vertices[at + j];
        [least, greatest] = vertex > greatest ? [greatest, vertex] : [Math.max(least, vertex), greatest];
      }
      const key = (least + 1) * base + greatest + 1;
      const other = open.get(key);
      if (other === undefined) open.set(key, at + i);
      else {
        neighbours[at + i] = Math.floor(other / size);
        neighbours[other] = simplex;
        open.delete(key);
      }
    }
  }

  /** A simplex that is in conflict with a point, or has it as a vertex: by walking towards it. */
  private locate(point: number): number {
    const { size, neighbours } = this;
    const beyond = this.placeOfInfinity(this.latest);
    let simplex = beyond < 0 ? this.latest : neighbours[this.latest * size + beyond];
    for (;;) {
      let k = 0;
      while (k < size && this.sideOf(simplex, k, point) >= 0) k++;
      if (k === size) return simplex;
      simplex = neighbours[simplex * size + k];
      if (this.placeOfInfinity(simplex) >= 0) return simplex;
    }
  }

  /** On which side of the facet opposite to a vertex a point lies: positive where the vertex itself does. */
  private sideOf(simplex: number, k: number, point: number): number {
    const { size, vertices, probe } = this;
    for (let place = 0; place < size; place++) probe[place] = place === k ? point : vertices[simplex * size + place];
    return orientation(this.sites, probe);
  }

  /**
   * Whether a point lies inside the circumscribed sphere of a simplex: for one with the vertex at infinity that is all
   * that lies beyond its facet, and of the facet's plane what lies inside the sphere of the simplex on this side.
   */
  private isInConflict(simplex: number, point: number): boolean {
    if (this.testedFor[simplex] === point) return this.conflicts[simplex];
    const at = simplex * this.size;
    const k = this.placeOfInfinity(simplex);
    const side = k < 0 ? 0 : this.sideOf(simplex, k, point);
    const inConflict =
      k < 0
        ? isInsideSphere(this.sites, this.vertices, at, point)
        : side > 0 || (side === 0 && this.isInConflict(this.neighbours[at + k], point));
    this.testedFor[simplex] = point;
    this.conflicts[simplex] = inConflict;
    return inConflict;
  }

  /** The place of the vertex at infinity in a simplex, −1 if it has none. */
  private placeOfInfinity(simplex: number): number {
    for (let k = 0; k < this.size; k++) if (this.vertices[simplex * this.size + k] === infinity) return k;
    return -1;
  }

  private hasVertexAt(simplex: number, point: number): boolean {
    const { points, dimension } = this.sites;
    for (let at = simplex * this.size; at < (simplex + 1) * this.size; at++) {
      const vertex = this.vertices[at];
      if (vertex === infinity) continue;
      let k = 0;
      while (k < dimension && points[vertex * dimension + k] === points[point * dimension + k]) k++;
      if (k === dimension) return true;
    }
    return false;
  }

  private add(own: readonly number[]): number {
    const { size } = this;
    const simplex = this.free.pop() ?? this.testedFor.length;
    own.forEach((vertex, k) => {
      this.vertices[simplex * size + k] = vertex;
      this.neighbours[simplex * size + k] = -1;
    });
    this.testedFor[simplex] = -1;
    this.conflicts[simplex] = false;
    return simplex;
  }
}
