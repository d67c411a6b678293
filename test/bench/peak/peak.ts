/**
 * Multiplies and adds in registers alone: twelve sums of four lanes, none of which waits for another. What this reaches, no
 * kernel of this build can exceed. `turns` turns have 96 floating-point operations each.
 */
export function spin(turns: i32, factor: f32): f32 {
  const x = f32x4.splat(factor);
  let s0 = f32x4.splat(0);
  let s1 = f32x4.splat(1);
  let s2 = f32x4.splat(2);
  let s3 = f32x4.splat(3);
  let s4 = f32x4.splat(4);
  let s5 = f32x4.splat(5);
  let s6 = f32x4.splat(6);
  let s7 = f32x4.splat(7);
  let s8 = f32x4.splat(8);
  let s9 = f32x4.splat(9);
  let s10 = f32x4.splat(10);
  let s11 = f32x4.splat(11);
  for (let turn = 0; turn < turns; turn++) {
    s0 = multiplyAdd(s0, x, x);
    s1 = multiplyAdd(s1, x, x);
    s2 = multiplyAdd(s2, x, x);
    s3 = multiplyAdd(s3, x, x);
    s4 = multiplyAdd(s4, x, x);
    s5 = multiplyAdd(s5, x, x);
    s6 = multiplyAdd(s6, x, x);
    s7 = multiplyAdd(s7, x, x);
    s8 = multiplyAdd(s8, x, x);
    s9 = multiplyAdd(s9, x, x);
    s10 = multiplyAdd(s10, x, x);
    s11 = multiplyAdd(s11, x, x);
  }
  const low = f32x4.add(f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3)), f32x4.add(s4, s5));
  const high = f32x4.add(f32x4.add(f32x4.add(s6, s7), f32x4.add(s8, s9)), f32x4.add(s10, s11));
  return f32x4.extract_lane(f32x4.add(low, high), 0);
}

// @ts-ignore: decorator
@inline
function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? f32x4.relaxed_madd(a, b, c) : f32x4.add(f32x4.mul(a, b), c);
}
