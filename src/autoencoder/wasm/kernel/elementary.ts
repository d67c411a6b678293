import { exponential } from './exponential';
import { multiplyAdd, splatAt } from './vector';

/** 1/(1 + e^−x) within 2e-7; NaN for NaN. */
// @ts-ignore: decorator
@inline
export function sigmoid(x: v128): v128 {
  const one = f32x4.splat(1);
  const e = exponential(f32x4.neg(f32x4.abs(x)));
  const upper = f32x4.div(one, f32x4.add(one, e));
  return v128.bitselect(upper, f32x4.mul(e, upper), f32x4.ge(x, f32x4.splat(0)));
}

/** x for x > 0, else e^x − 1; within 2e-7. */
// @ts-ignore: decorator
@inline
export function elu(x: v128): v128 {
  const negative = f32x4.sub(exponential(f32x4.pmin(x, f32x4.splat(0))), f32x4.splat(1));
  return v128.bitselect(x, negative, f32x4.gt(x, f32x4.splat(0)));
}

/** Coefficients of the series of 2 artanh(s)/s in s². */
const artanhSeries = memory.data<f32>([2.0, 0.6666666667, 0.4, 0.2857142857, 0.2222222222, 0.1818181818, 0.1538461538]);

/** ln(1 + e^x) within 3e-7, relative above 1; NaN for NaN. */
// @ts-ignore: decorator
@inline
export function softplus(x: v128): v128 {
  // ln(1 + u) = 2 artanh(u / (2 + u)), whose argument stays below 1/3: seven terms leave 2e-8.
  const u = exponential(f32x4.neg(f32x4.abs(x)));
  const s = f32x4.div(u, f32x4.add(u, f32x4.splat(2)));
  const t = f32x4.mul(s, s);
  let p = multiplyAdd(splatAt(artanhSeries + 24), t, splatAt(artanhSeries + 20));
  p = multiplyAdd(p, t, splatAt(artanhSeries + 16));
  p = multiplyAdd(p, t, splatAt(artanhSeries + 12));
  p = multiplyAdd(p, t, splatAt(artanhSeries + 8));
  p = multiplyAdd(p, t, splatAt(artanhSeries + 4));
  p = multiplyAdd(p, t, splatAt(artanhSeries));
  return f32x4.add(f32x4.pmax(x, f32x4.splat(0)), f32x4.mul(p, s));
}

/** Abramowitz & Stegun 7.1.26, then 1/√2 and 1/√(2π). */
const normalConstants = memory.data<f32>([
  0.3275911, 0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429, 0.7071067811865476, 0.3989422804014327,
]);

/** e^(−x²/2), and 0 from |x| = 9 on, where it is below 3e-18: the slopes of a dead unit would be denormal (see optimizer.ts). */
// @ts-ignore: decorator
@inline
export function gaussian(x: v128): v128 {
  const power = exponential(f32x4.mul(f32x4.mul(x, x), f32x4.splat(-0.5)));
  return v128.andnot(power, f32x4.ge(f32x4.abs(x), f32x4.splat(9)));
}

/** Φ(x), the normal distribution, within 2e-7, so that gelu = x Φ(x) is within 4e-7. `gauss` is {@link gaussian} of x. */
// @ts-ignore: decorator
@inline
export function normalDistribution(x: v128, gauss: v128): v128 {
  const one = f32x4.splat(1);
  const z = f32x4.mul(f32x4.abs(x), splatAt(normalConstants + 24));
  const t = f32x4.div(one, multiplyAdd(z, splatAt(normalConstants), one));
  let p = multiplyAdd(splatAt(normalConstants + 20), t, splatAt(normalConstants + 16));
  p = multiplyAdd(p, t, splatAt(normalConstants + 12));
  p = multiplyAdd(p, t, splatAt(normalConstants + 8));
  p = multiplyAdd(p, t, splatAt(normalConstants + 4));
  const tail = f32x4.mul(f32x4.mul(f32x4.mul(p, t), gauss), f32x4.splat(0.5));
  return v128.bitselect(f32x4.sub(one, tail), tail, f32x4.ge(x, f32x4.splat(0)));
}

/** φ(x), the normal density. `gauss` is {@link gaussian} of x. */
// @ts-ignore: decorator
@inline
export function normalDensity(gauss: v128): v128 {
  return f32x4.mul(gauss, splatAt(normalConstants + 28));
}
