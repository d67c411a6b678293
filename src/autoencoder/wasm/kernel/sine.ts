import { multiplyAdd, splatAt } from './vector';

/*
 * sin x = (−1)^n sin r and cos x = (−1)^n cos r with x = n π + r, r in ±π/2. The reduction is done in double precision, so
 * that both are within 3e-7 for |x| up to 1e7, where neighbouring numbers of single precision are 1 apart.
 */

/** Taylor series of sin r / r, then of cos r, in r². */
const series = memory.data<f32>([
  1.0, -0.16666666667, 8.3333333333e-3, -1.9841269841e-4, 2.7557319224e-6, -2.5052108385e-8, 1.0, -0.5, 4.1666666667e-2,
  -1.3888888889e-3, 2.4801587302e-5, -2.7557319224e-7, 2.0876756988e-9,
]);

/** n, as doubles, of two numbers. */
// @ts-ignore: decorator
@inline
function halfTurns(x: v128): v128 {
  return f64x2.nearest(f64x2.mul(x, f64x2.splat(0.3183098861837907)));
}

/** r, as doubles, of two numbers. π in two parts. */
// @ts-ignore: decorator
@inline
function remainder(x: v128, n: v128): v128 {
  const high = f64x2.sub(x, f64x2.mul(n, f64x2.splat(3.141592653589793)));
  return f64x2.sub(high, f64x2.mul(n, f64x2.splat(1.2246467991473532e-16)));
}

/** (−1)^n as doubles: the parity of n, moved into the sign of 1. */
// @ts-ignore: decorator
@inline
function parity(n: v128): v128 {
  const shifted = f64x2.add(n, f64x2.splat(6755399441055744.0));
  return v128.or(f64x2.splat(1), i64x2.shl(shifted, 63));
}

// @ts-ignore: decorator
@inline
function join(low: v128, high: v128): v128 {
  return v128.shuffle<f32>(f32x4.demote_f64x2_zero(low), f32x4.demote_f64x2_zero(high), 0, 1, 4, 5);
}

/** Stores sin x at `value` and cos x at `slope`. */
// @ts-ignore: decorator
@inline
export function storeSineAndCosine(x: v128, value: usize, slope: usize): void {
  const low = f64x2.promote_low_f32x4(x);
  const high = f64x2.promote_low_f32x4(v128.shuffle<f32>(x, x, 2, 3, 2, 3));
  const lowTurns = halfTurns(low);
  const highTurns = halfTurns(high);
  const r = join(remainder(low, lowTurns), remainder(high, highTurns));
  const sign = join(parity(lowTurns), parity(highTurns));
  const t = f32x4.mul(r, r);
  let s = multiplyAdd(splatAt(series + 20), t, splatAt(series + 16));
  s = multiplyAdd(s, t, splatAt(series + 12));
  s = multiplyAdd(s, t, splatAt(series + 8));
  s = multiplyAdd(s, t, splatAt(series + 4));
  s = multiplyAdd(s, t, splatAt(series));
  v128.store(value, f32x4.mul(f32x4.mul(s, r), sign));
  let c = multiplyAdd(splatAt(series + 48), t, splatAt(series + 44));
  c = multiplyAdd(c, t, splatAt(series + 40));
  c = multiplyAdd(c, t, splatAt(series + 36));
  c = multiplyAdd(c, t, splatAt(series + 32));
  c = multiplyAdd(c, t, splatAt(series + 28));
  c = multiplyAdd(c, t, splatAt(series + 24));
  v128.store(slope, f32x4.mul(c, sign));
}
