import { normEpsilon } from '../codes';

/*
 * The point of the latent space that the encoder's numbers stand for: groups of them divided by their norm, the others as
 * they are. Codes are short, so a plain loop does.
 */

/**
 * y of `rows` rows of `padded` numbers (a multiple of 4) from x.
 * @param groups `count` pairs of 32-bit integers: the first number of a group, and how many it has.
 */
export function normalizeRows(
  groups: usize,
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
    for (let group = 0; group < count; group++) {
      const start = startOf(groups, group);
      const end = start + bytesOf(groups, group);
      const norm = normOf(x, start, end);
      for (let offset = start; offset < end; offset += 4) store<f32>(y + offset, load<f32>(x + offset) / norm);
    }
    x += xStride;
    y += yStride;
  }
}

/** The gradient by x, (dy − y (y·dy)) / ‖x‖ in each group, from the one by y. */
export function backThroughNormalize(
  groups: usize,
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
    for (let group = 0; group < count; group++) {
      const start = startOf(groups, group);
      const end = start + bytesOf(groups, group);
      const norm = normOf(x, start, end);
      let along: f32 = 0;
      for (let offset = start; offset < end; offset += 4) along += load<f32>(y + offset) * load<f32>(dy + offset);
      for (let offset = start; offset < end; offset += 4) {
        store<f32>(dx + offset, (load<f32>(dy + offset) - load<f32>(y + offset) * along) / norm);
      }
    }
    x += xStride;
    y += yStride;
    dy += yStride;
    dx += xStride;
  }
}

// @ts-ignore: decorator
@inline
function startOf(groups: usize, group: i32): usize {
  return <usize>load<i32>(groups + (<usize>group << 3)) << 2;
}

// @ts-ignore: decorator
@inline
function bytesOf(groups: usize, group: i32): usize {
  return <usize>load<i32>(groups + (<usize>group << 3), 4) << 2;
}

function normOf(x: usize, start: usize, end: usize): f32 {
  let square: f32 = 0;
  for (let offset = start; offset < end; offset += 4) {
    const value = load<f32>(x + offset);
    square += value * value;
  }
  return sqrt<f32>(square + <f32>normEpsilon);
}
