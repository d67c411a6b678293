import { multiplyAdd, splatAt } from './vector';

/*
 * e^x = 2^n e^r with r in ±ln 2 / 2, the polynomial of Cephes' expf (Moshier, 1992).
 */
const constants = memory.data<f32>([
  88.3, -87.3, 1.44269504, 12582912.0, -0.693359375, 2.12194440e-4, 1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3,
  4.1665795894e-2, 1.6666665459e-1, 0.5, 1.0,
]);

/** e^x within 2e-7 relative, x kept in [−87.3, 88.3]; NaN for NaN. */
// @ts-ignore: decorator
@inline
export function exponential(x: v128): v128 {
  x = f32x4.pmax(f32x4.pmin(x, splatAt(constants)), splatAt(constants + 4));
  // Adding 1.5·2²³ rounds to an integer, which then stands in the low bits.
  const shift = splatAt(constants + 12);
  const shifted = f32x4.add(f32x4.mul(x, splatAt(constants + 8)), shift);
  const n = f32x4.sub(shifted, shift);
  const r = multiplyAdd(n, splatAt(constants + 20), multiplyAdd(n, splatAt(constants + 16), x));
  let p = multiplyAdd(splatAt(constants + 24), r, splatAt(constants + 28));
  p = multiplyAdd(p, r, splatAt(constants + 32));
  p = multiplyAdd(p, r, splatAt(constants + 36));
  p = multiplyAdd(p, r, splatAt(constants + 40));
  p = multiplyAdd(p, r, splatAt(constants + 44));
  const one = splatAt(constants + 48);
  const power = f32x4.add(multiplyAdd(p, f32x4.mul(r, r), r), one);
  // The bits of 2^n, n in [−126, 127]: n + 127 in the place of the exponent, all else shifted out.
  const scale = i32x4.shl(i32x4.add(shifted, i32x4.splat(127)), 23);
  return f32x4.mul(power, scale);
}
