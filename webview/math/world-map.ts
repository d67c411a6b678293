import { geoEqualEarth, geoEqualEarthRaw } from 'd3-geo';
import type { Range } from './extent.js';

/**
 * The Equal Earth projection (Šavrič, Patterson & Jenny, 2018) of the unit sphere: areas are true, so that 4π is the area of
 * the map. Longitude atan2(y, x) = 0 is upright in the middle, latitude asin z = 0 across it.
 */
const projection = geoEqualEarth().scale(1).translate([0, 0]).precision(0.003);

const degrees = 180 / Math.PI;

const [halfWidth] = geoEqualEarthRaw(Math.PI, 0);
const [, halfHeight] = geoEqualEarthRaw(0, Math.PI / 2);

/** What the map covers. */
export const mapExtent: { readonly x: Range; readonly y: Range } = {
  x: [-halfWidth, halfWidth],
  y: [-halfHeight, halfHeight],
};

/** Longitude and latitude, in radians, of the direction of a point of space; of the origin 0, 0. */
export function longitudeLatitude(x: number, y: number, z: number): readonly [number, number] {
  return [Math.atan2(y, x), Math.atan2(z, Math.hypot(x, y))];
}

/** Whether points (count × 3, row-major) lie on a sphere about the origin, except for a thousandth of its radius. */
export function lieOnSphere(points: Float32Array): boolean {
  const radius = Math.hypot(points[0], points[1], points[2]);
  if (!(radius > 0)) return false;
  for (let i = 0; i < points.length; i += 3) {
    if (Math.abs(Math.hypot(points[i], points[i + 1], points[i + 2]) - radius) > 1e-3 * radius) return false;
  }
  return true;
}

/**
 * Where points of the sphere lie on the map.
 * @param points count × 3, row-major; of points off the unit sphere the direction counts.
 * @returns count × 2, x to the right and y upwards.
 */
export function onMap(points: Float32Array): Float32Array {
  const count = points.length / 3;
  const places = new Float32Array(2 * count);
  for (let i = 0; i < count; i++) {
    const [longitude, latitude] = longitudeLatitude(points[3 * i], points[3 * i + 1], points[3 * i + 2]);
    [places[2 * i], places[2 * i + 1]] = geoEqualEarthRaw(longitude, latitude);
  }
  return places;
}

/** The point of the unit sphere at a place of the map; null outside its outline. */
export function fromMap(x: number, y: number): Float32Array | null {
  const [lambda, phi] = projection.invert?.([x, -y]) ?? [NaN, NaN];
  const [longitude, latitude] = [lambda / degrees, phi / degrees];
  if (!(Math.abs(longitude) <= Math.PI && Math.abs(latitude) <= Math.PI / 2)) return null;
  // Far outside, the inverse comes to some place within.
  const [px, py] = geoEqualEarthRaw(longitude, latitude);
  if (Math.hypot(px - x, py - y) > 1e-4) return null;
  return Float32Array.of(
    Math.cos(latitude) * Math.cos(longitude),
    Math.cos(latitude) * Math.sin(longitude),
    Math.sin(latitude),
  );
}

/** Difference of longitudes, and of latitudes, below which an arc is as good as straight on the map, in radians. */
const short = 0.1;

/** Straight pieces of lines on the map, count × 2, and the number of the segment that each is a piece of. */
export interface MapSegments {
  readonly from: Float32Array;
  readonly to: Float32Array;
  readonly sources: Uint32Array;
}

/**
 * Segments as arcs of great circles on the map, cut where they go over its edge, the meridian of 180°.
 * @param from count × 3, row-major; as in {@link onMap}.
 * @param to the same number of points.
 */
export function segmentsOnMap(from: Float32Array, to: Float32Array): MapSegments {
  const [starts, ends, sources]: [number[], number[], number[]] = [[], [], []];
  let source = 0;
  const add = (start: readonly [number, number], end: readonly [number, number]): void => {
    starts.push(...start);
    ends.push(...end);
    sources.push(source);
  };
  let last: readonly [number, number] | null = null;
  const stream = projection.stream({
    lineStart: () => {
      last = null;
    },
    point: (x, down) => {
      const place = [x, 0 - down] as const;
      if (last !== null) add(last, place);
      last = place;
    },
    lineEnd: () => {
      last = null;
    },
    polygonStart: () => undefined,
    polygonEnd: () => undefined,
  });
  for (; source < from.length / 3; source++) {
    const [a, b] = [from, to].map((points) =>
      longitudeLatitude(points[3 * source], points[3 * source + 1], points[3 * source + 2]),
    );
    // Where the ends are close by on the map, nothing is cut or bent.
    if (Math.abs(a[0] - b[0]) < short && Math.abs(a[1] - b[1]) < short) {
      add(geoEqualEarthRaw(...a), geoEqualEarthRaw(...b));
      continue;
    }
    stream.lineStart();
    stream.point(a[0] * degrees, a[1] * degrees);
    stream.point(b[0] * degrees, b[1] * degrees);
    stream.lineEnd();
  }
  return { from: Float32Array.from(starts), to: Float32Array.from(ends), sources: Uint32Array.from(sources) };
}
