import { normEpsilon, POINT_ON_LINE, PROJECTOR, UNIT_VECTOR, UNIT_VECTOR_IN_PLANE } from '../codes';
import { backThroughProjector, projectRow } from './projector';

/*
 * The point of the latent space that the encoder's numbers stand for, part by part; numbers that belong to none are
 * coordinates as they are. Codes are short, so plain loops do.
 */

/** A part of a code, as the host lays it out (../program.ts). Every field takes 4 bytes. */
@unmanaged
class Part {
  /** UNIT_VECTOR, PROJECTOR, POINT_ON_LINE or UNIT_VECTOR_IN_PLANE. */
  kind: i32;
  /** Bytes from the start of a row to the first number. */
  start: usize;
  /** How many numbers it has; of a PROJECTOR, how many rows the matrix. */
  size: i32;
  /** For a PROJECTOR: what the backward pass needs of each row of a chunk; see projector.ts. */
  kept: usize;
}

const partBytes: usize = 16;

// @ts-ignore: decorator
@inline
function partOf(parts: usize, index: i32): Part {
  return changetype<Part>(parts + <usize>index * partBytes);
}

/** y of `rows` rows of `padded` numbers (a multiple of 4) from x. */
export function toLatentRows(
  parts: usize,
  count: i32,
  x: usize,
  xStride: usize,
  y: usize,
  yStride: usize,
  rows: i32,
  padded: i32,
): void {
  for (let row = 0; row < rows; row++) {
    memory.copy(y, x, <usize>padded << 2);
    for (let index = 0; index < count; index++) {
      const part = partOf(parts, index);
      const from = x + part.start;
      const to = y + part.start;
      switch (part.kind) {
        case UNIT_VECTOR:
          normalize(from, to, <usize>part.size << 2);
          break;
        case PROJECTOR:
          projectRow(from, to, part.size, part.kept, row);
          break;
        case POINT_ON_LINE:
          normalize(from, to, 8);
          projectOnLine(to, from + 8, to + 8);
          break;
        case UNIT_VECTOR_IN_PLANE:
          normalize(from, to, 8);
          // The third number of the vector has been copied.
          projectOnLine(to, from + 8, to + 8);
          normalize(to + 8, to + 8, 12);
          break;
      }
    }
    x += xStride;
    y += yStride;
  }
}

/** The gradient by x from the one by y. */
export function backThroughLatent(
  parts: usize,
  count: i32,
  x: usize,
  xStride: usize,
  y: usize,
  yStride: usize,
  dy: usize,
  dx: usize,
  rows: i32,
  padded: i32,
): void {
  for (let row = 0; row < rows; row++) {
    memory.copy(dx, dy, <usize>padded << 2);
    for (let index = 0; index < count; index++) {
      const part = partOf(parts, index);
      const start = part.start;
      switch (part.kind) {
        case UNIT_VECTOR:
          backThroughNormalize(x + start, y + start, dx + start, <usize>part.size << 2);
          break;
        case PROJECTOR:
          backThroughProjector(dx + start, part.size, part.kept, row);
          break;
        case POINT_ON_LINE:
          backThroughLine(y + start, x + start + 8, dx + start);
          backThroughNormalize(x + start, y + start, dx + start, 8);
          break;
        case UNIT_VECTOR_IN_PLANE:
          backThroughUnitLength(normInPlane(y + start, x + start + 8), y + start + 8, dx + start + 8, 12);
          backThroughLine(y + start, x + start + 8, dx + start);
          backThroughNormalize(x + start, y + start, dx + start, 8);
          break;
      }
    }
    x += xStride;
    y += yStride;
    dy += yStride;
    dx += xStride;
  }
}

/** y = x / ‖x‖ over the given number of bytes. */
function normalize(x: usize, y: usize, bytes: usize): void {
  const norm = normOf(x, bytes);
  for (let offset: usize = 0; offset < bytes; offset += 4) store<f32>(y + offset, load<f32>(x + offset) / norm);
}

/** d = (d − y (y·d)) / ‖x‖ over the given number of bytes. */
function backThroughNormalize(x: usize, y: usize, d: usize, bytes: usize): void {
  backThroughUnitLength(normOf(x, bytes), y, d, bytes);
}

/** The same where the norm ‖x‖ is known. */
function backThroughUnitLength(norm: f32, y: usize, d: usize, bytes: usize): void {
  let along: f32 = 0;
  for (let offset: usize = 0; offset < bytes; offset += 4) along += load<f32>(y + offset) * load<f32>(d + offset);
  for (let offset: usize = 0; offset < bytes; offset += 4) {
    store<f32>(d + offset, (load<f32>(d + offset) - load<f32>(y + offset) * along) / norm);
  }
}

function normOf(x: usize, bytes: usize): f32 {
  let square: f32 = 0;
  for (let offset: usize = 0; offset < bytes; offset += 4) {
    const value = load<f32>(x + offset);
    square += value * value;
  }
  return sqrt<f32>(square + <f32>normEpsilon);
}

/** Length of the projection of the point w of space on the plane of angle θ, c = (cos 2θ, sin 2θ). */
function normInPlane(c: usize, w: usize): f32 {
  const c1 = load<f32>(c);
  const c2 = load<f32>(c, 4);
  const w1 = load<f32>(w);
  const w2 = load<f32>(w, 4);
  const w3 = load<f32>(w, 8);
  const v1: f32 = 0.5 * (w1 + (c1 * w1 + c2 * w2));
  const v2: f32 = 0.5 * (w2 + (c2 * w1 - c1 * w2));
  return sqrt<f32>(v1 * v1 + v2 * v2 + w3 * w3 + <f32>normEpsilon);
}

/** v = (w + C w) / 2: the point w of the plane on the line of angle θ, C its mirror image, c = (cos 2θ, sin 2θ). */
function projectOnLine(c: usize, w: usize, v: usize): void {
  const c1 = load<f32>(c);
  const c2 = load<f32>(c, 4);
  const w1 = load<f32>(w);
  const w2 = load<f32>(w, 4);
  store<f32>(v, 0.5 * (w1 + (c1 * w1 + c2 * w2)));
  store<f32>(v, 0.5 * (w2 + (c2 * w1 - c1 * w2)), 4);
}

/** The gradients by c and w, instead of those by c and v, at d. */
function backThroughLine(c: usize, w: usize, d: usize): void {
  const w1 = load<f32>(w);
  const w2 = load<f32>(w, 4);
  const v1 = load<f32>(d, 8);
  const v2 = load<f32>(d, 12);
  store<f32>(d, load<f32>(d) + 0.5 * (v1 * w1 - v2 * w2));
  store<f32>(d, load<f32>(d, 4) + 0.5 * (v1 * w2 + v2 * w1), 4);
  // The projection is its own transpose.
  projectOnLine(c, d + 8, d + 8);
}
