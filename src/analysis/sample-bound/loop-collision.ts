import type { Encode64 } from '../certificate/encoded-manifold.js';
import { selectRows } from '../homology/distances.js';
import { ClosedPolygon } from './closed-polygon.js';
import type { LoopCertificate } from './loop-certificate.js';
import { samplePair, type SamplePair } from './sample-pair.js';

/** Parts of the polygon in which a sign change is looked for. */
const parts = 1024;
/** Numbers that one call of the encoder is given. */
const chunk = 1_000_000;
/** Sign changes that are bisected, evenly chosen from all. */
const kept = 16;
const bisections = 60;

/**
 * Two points P(t), P(t + ½) of a loop that an encoder to ℝ¹ sends to one code, by bisection of the difference of their
 * codes, which changes its sign between t = 0 and t = ½.
 * @param points rows × dimension, row-major: the sample of the loop.
 * @param encode to one number.
 * @yields after every call of the encoder.
 * @returns of several such pairs the widest; its points are those nearer to the sign change, so the codes differ by
 * rounding. Null where codes are not finite.
 */
export function* loopCollision(
  loop: LoopCertificate,
  points: Float32Array | Float64Array,
  dimension: number,
  encode: Encode64,
): Generator<void, SamplePair | null> {
  const polygon = new ClosedPolygon(selectRows(points, dimension, loop.rows), dimension);
  const grid = Float64Array.from({ length: parts / 2 + 1 }, (_, k) => k / parts);
  const values = yield* differences(polygon, grid, encode);
  if (!values.every(Number.isFinite)) return null;
  const changes = Array.from(grid.keys()).filter(
    (k) => k > 0 && (values[k] === 0 || values[k] > 0 !== values[k - 1] > 0),
  );
  const chosen = changes.filter((_, at) => at % Math.ceil(changes.length / kept) === 0);
  const low = Float64Array.from(chosen, (k) => grid[k - 1]);
  const high = Float64Array.from(chosen, (k) => grid[k]);
  for (let step = 0; step < bisections; step++) {
    const middle = low.map((value, i) => (value + high[i]) / 2);
    const found = yield* differences(polygon, middle, encode);
    found.forEach((value, i) => {
      if (value > 0 === values[chosen[i] - 1] > 0) low[i] = middle[i];
      else high[i] = middle[i];
    });
  }
  const pairs = Array.from(low, (t) => samplePair(points, encode, polygon.pointAt(t), polygon.pointAt(t + 0.5)));
  return pairs.reduce<SamplePair | null>((a, b) => (a !== null && a.separation >= b.separation ? a : b), null);
}

/** f(P(t)) − f(P(t + ½)). */
function* differences(polygon: ClosedPolygon, ts: Float64Array, encode: Encode64): Generator<void, Float64Array> {
  const { dimension } = polygon;
  const rows = Math.max(1, Math.floor(chunk / (2 * dimension)));
  const values = new Float64Array(ts.length);
  for (let from = 0; from < ts.length; from += rows) {
    const own = ts.subarray(from, from + rows);
    const pairs = new Float64Array(2 * own.length * dimension);
    own.forEach((t, i) => {
      pairs.set(polygon.pointAt(t), 2 * i * dimension);
      pairs.set(polygon.pointAt(t + 0.5), (2 * i + 1) * dimension);
    });
    const codes = encode(pairs);
    own.forEach((_, i) => (values[from + i] = codes[2 * i] - codes[2 * i + 1]));
    yield;
  }
  return values;
}
