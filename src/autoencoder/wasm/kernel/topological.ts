import { normEpsilon } from '../codes';
import { Program, stageOf } from './program';

/*
 * The topological loss of a mini-batch (TopologicalLoss of ../../options.ts). Spanning trees are Prim's, in double precision
 * and with the comparisons of ../../spanning-tree.ts, so that both engines find the same ones.
 *
 * At `trees`, for a mini-batch of B points: the squared distance of each from the tree, in doubles; the point of the tree
 * that it is nearest to; then for the points, and again for the codes, B pairs of numbers: the B − 1 edges, and the two that
 * are farthest apart.
 */

/** Numbers of rows: of points by their place in the order of training, of codes by themselves. */
// @ts-ignore: decorator
@inline
function rowAt(rows: usize, bytes: usize, order: usize, row: u32): usize {
  return rows + <usize>(order == 0 ? row : load<u32>(order + (<usize>row << 2))) * bytes;
}

function squaredDistance(a: usize, b: usize, columns: i32): f64 {
  let square: f64 = 0;
  const end = a + (<usize>columns << 2);
  while (a < end) {
    const difference = <f64>load<f32>(a) - <f64>load<f32>(b);
    square += difference * difference;
    a += 4;
    b += 4;
  }
  return square;
}

/** Writes the edges of the minimum spanning tree of `count` rows, and the two rows that are farthest apart. */
function spanningTree(rows: usize, bytes: usize, order: usize, columns: i32, count: u32, scratch: usize, pairs: usize): void {
  const nearest = scratch;
  const parents = scratch + (<usize>count << 3);
  const farthest = pairs + (<usize>(count - 1) << 3);
  for (let row: u32 = 0; row < count; row++) store<f64>(nearest + (<usize>row << 3), Infinity);
  let largest: f64 = -1;
  let added: u32 = 0;
  for (let edge: u32 = 1; edge < count; edge++) {
    // What is in the tree has a distance that nothing is nearer than.
    store<f64>(nearest + (<usize>added << 3), -1);
    const from = rowAt(rows, bytes, order, added);
    let best: u32 = 0;
    let least: f64 = Infinity;
    for (let row: u32 = 1; row < count; row++) {
      const place = nearest + (<usize>row << 3);
      if (load<f64>(place) < 0) continue;
      const square = squaredDistance(rowAt(rows, bytes, order, row), from, columns);
      if (square > largest) {
        largest = square;
        store<u32>(farthest, row);
        store<u32>(farthest, added, 4);
      }
      if (square < load<f64>(place)) {
        store<f64>(place, square);
        store<u32>(parents + (<usize>row << 2), added);
      }
      if (best == 0 || load<f64>(place) < least) {
        best = row;
        least = load<f64>(place);
      }
    }
    added = best;
    store<u32>(pairs, added);
    store<u32>(pairs, load<u32>(parents + (<usize>added << 2)), 4);
    pairs += 8;
  }
}

/** Bytes of `scratch` for the given number of rows, before the pairs. */
// @ts-ignore: decorator
@inline
function scratchBytes(count: u32): usize {
  return (<usize>count << 3) + (((<usize>count << 2) + 7) & ~7);
}

/** Leaves at `codeGradient` the gradient of the topological loss by the codes of the mini-batch in `order`. */
export function topologicalGradient(program: Program, order: usize): void {
  const stage = stageOf(program, program.codeStage);
  const stride = stage.xStride;
  const size = stage.inputs;
  const count = <u32>program.batchSize;
  const ambientBytes = <usize>program.paddedAmbient << 2;
  const scratch = program.trees;
  const ofPoints = scratch + scratchBytes(count);
  const ofCodes = ofPoints + (<usize>count << 3);
  spanningTree(program.points, ambientBytes, order, program.ambient, count, scratch, ofPoints);
  spanningTree(program.codes, stride, 0, size, count, scratch, ofCodes);
  memory.fill(program.codeGradient, 0, <usize>count * stride);

  const last = <usize>(count - 1) << 3;
  const pointScale = pointDistance(program, order, ofPoints + last);
  const codeScale = codeDistance(program, stride, size, ofCodes + last);
  const weight = <f64>program.topological / <f64>(count - 1);
  // The derivative by the largest distance of codes.
  let byScale: f64 = 0;
  for (let pair = ofPoints; pair < ofCodes + last; pair += 8) {
    if (pair == ofPoints + last) continue;
    const distance = codeDistance(program, stride, size, pair);
    const relative = distance / codeScale;
    const byRelative = weight * (relative - pointDistance(program, order, pair) / pointScale);
    byScale -= (byRelative * relative) / codeScale;
    pull(program, stride, size, pair, byRelative / (codeScale * distance));
  }
  pull(program, stride, size, ofCodes + last, byScale / codeScale);
}

function pointDistance(program: Program, order: usize, pair: usize): f64 {
  const bytes = <usize>program.paddedAmbient << 2;
  const a = rowAt(program.points, bytes, order, load<u32>(pair));
  const b = rowAt(program.points, bytes, order, load<u32>(pair, 4));
  return sqrt<f64>(squaredDistance(a, b, program.ambient) + normEpsilon);
}

function codeDistance(program: Program, stride: usize, size: i32, pair: usize): f64 {
  const a = program.codes + <usize>load<u32>(pair) * stride;
  const b = program.codes + <usize>load<u32>(pair, 4) * stride;
  return sqrt<f64>(squaredDistance(a, b, size) + normEpsilon);
}

/** Adds `factor` times the difference of two codes to the gradient by one of them, and takes it from that by the other. */
function pull(program: Program, stride: usize, size: i32, pair: usize, factor: f64): void {
  const a = <usize>load<u32>(pair) * stride;
  const b = <usize>load<u32>(pair, 4) * stride;
  const codes = program.codes;
  const codeGradient = program.codeGradient;
  for (let offset: usize = 0; offset < <usize>size << 2; offset += 4) {
    const change = <f32>(factor * (<f64>load<f32>(codes + a + offset) - <f64>load<f32>(codes + b + offset)));
    store<f32>(codeGradient + a + offset, load<f32>(codeGradient + a + offset) + change);
    store<f32>(codeGradient + b + offset, load<f32>(codeGradient + b + offset) - change);
  }
}
