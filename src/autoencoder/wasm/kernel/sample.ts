import { exponential } from './exponential';

/*
 * The codes of a variational autoencoder: rows of d means and d logarithms of variances become μ + e^(l/2) ε in training,
 * μ elsewhere. Codes are short, so plain loops do.
 */

// @ts-ignore: decorator
@inline
function exp(x: f32): f32 {
  return f32x4.extract_lane(exponential(f32x4.splat(x)), 0);
}

/**
 * y of `rows` rows from x.
 * @param noise ε, rows of `padded` numbers; 0 for none.
 */
export function sampleRows(
  x: usize,
  xStride: usize,
  y: usize,
  yStride: usize,
  noise: usize,
  rows: i32,
  size: i32,
  padded: i32,
): void {
  const bytes = <usize>size << 2;
  for (let row = 0; row < rows; row++) {
    for (let offset: usize = 0; offset < bytes; offset += 4) {
      let value = load<f32>(x + offset);
      if (noise != 0) value += exp(0.5 * load<f32>(x + bytes + offset)) * load<f32>(noise + offset);
      store<f32>(y + offset, value);
    }
    x += xStride;
    y += yStride;
    if (noise != 0) noise += <usize>padded << 2;
  }
}

/**
 * The gradient by x from the one by y, and that of `divergence` · ½ Σ (μ² + e^l − l − 1).
 * @param padded numbers of a row of dx, a multiple of 4; those beyond the 2 `size` of x become 0.
 */
export function backThroughSample(
  x: usize,
  xStride: usize,
  dy: usize,
  dyStride: usize,
  noise: usize,
  noiseWidth: i32,
  dx: usize,
  rows: i32,
  size: i32,
  padded: i32,
  divergence: f32,
): void {
  const bytes = <usize>size << 2;
  for (let row = 0; row < rows; row++) {
    for (let offset: usize = 0; offset < bytes; offset += 4) {
      const d = load<f32>(dy + offset);
      const half = exp(0.5 * load<f32>(x + bytes + offset));
      store<f32>(dx + offset, d + divergence * load<f32>(x + offset));
      store<f32>(dx + bytes + offset, 0.5 * (d * half * load<f32>(noise + offset) + divergence * (half * half - 1)));
    }
    memory.fill(dx + 2 * bytes, 0, (<usize>padded << 2) - 2 * bytes);
    x += xStride;
    dx += xStride;
    dy += dyStride;
    noise += <usize>noiseWidth << 2;
  }
}
