import type { Matrix } from './camera.js';
import { project } from './camera.js';

/** A rectangle on the screen, in CSS pixels. */
export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * A part of a picture, in CSS pixels: inside a closed line (x, y of each corner, flat), or all that lies between two
 * places along x.
 */
export type Region =
  | { readonly kind: 'polygon'; readonly corners: readonly number[] }
  | { readonly kind: 'interval'; readonly from: number; readonly to: number };

/**
 * Where positions (count × components) are drawn on the screen: those outside the picture at its border.
 * @returns count × 2, row-major, in CSS pixels.
 */
export function toPixels(positions: Float32Array, components: 2 | 3, matrix: Matrix, area: Rectangle): Float32Array {
  const count = positions.length / components;
  const pixels = new Float32Array(2 * count);
  for (let i = 0; i < count; i++) {
    const k = components * i;
    const [x, y] = project(matrix, positions[k], positions[k + 1], components === 3 ? positions[k + 2] : 0);
    pixels[2 * i] = area.left + ((clamped(x) + 1) / 2) * area.width;
    pixels[2 * i + 1] = area.top + ((1 - clamped(y)) / 2) * area.height;
  }
  return pixels;
}

const clamped = (share: number): number => Math.min(1, Math.max(-1, share));

/**
 * The points that lie in a region.
 * @param pixels for each way in which the points are drawn, count × 2; a point is caught where one of its places is.
 * @returns one byte for each point, 1 where it is caught; none if there are no places.
 */
export function pointsIn(region: Region, pixels: readonly Float32Array[]): Uint8Array {
  const caught = new Uint8Array((pixels.at(0)?.length ?? 0) / 2);
  const contains = containment(region);
  for (const places of pixels) {
    for (let i = 0; i < caught.length; i++) {
      if (caught[i] === 0 && contains(places[2 * i], places[2 * i + 1])) caught[i] = 1;
    }
  }
  return caught;
}

/**
 * The point nearest to a place, if it is no farther than `reach`.
 * @returns as {@link pointsIn}.
 */
export function pointAt(x: number, y: number, reach: number, pixels: readonly Float32Array[]): Uint8Array {
  const caught = new Uint8Array((pixels.at(0)?.length ?? 0) / 2);
  let [nearest, least] = [-1, reach];
  for (const places of pixels) {
    for (let i = 0; i < caught.length; i++) {
      const distance = Math.hypot(places[2 * i] - x, places[2 * i + 1] - y);
      if (distance <= least) [nearest, least] = [i, distance];
    }
  }
  if (nearest >= 0) caught[nearest] = 1;
  return caught;
}

function containment(region: Region): (x: number, y: number) => boolean {
  if (region.kind === 'interval') {
    const [low, high] = [Math.min(region.from, region.to), Math.max(region.from, region.to)];
    return (x) => x >= low && x <= high;
  }
  const { corners } = region;
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let k = 0; k < corners.length; k += 2) {
    left = Math.min(left, corners[k]);
    right = Math.max(right, corners[k]);
    top = Math.min(top, corners[k + 1]);
    bottom = Math.max(bottom, corners[k + 1]);
  }
  // Most points of a picture lie outside the box of a lasso.
  return (x, y) => x >= left && x <= right && y >= top && y <= bottom && isInPolygon(corners, x, y);
}

/** Whether a ray from the point crosses the closed line an odd number of times. */
export function isInPolygon(corners: readonly number[], x: number, y: number): boolean {
  let inside = false;
  let [x0, y0] = [corners[corners.length - 2], corners[corners.length - 1]];
  for (let k = 0; k < corners.length; k += 2) {
    const [x1, y1] = [corners[k], corners[k + 1]];
    if (y0 > y !== y1 > y && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)) inside = !inside;
    [x0, y0] = [x1, y1];
  }
  return inside;
}
