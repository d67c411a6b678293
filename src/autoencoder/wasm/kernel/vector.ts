/**
 * a·b + c in each of four lanes: fused where the build has relaxed SIMD, else rounded twice. The compiler keeps one branch.
 */
// @ts-ignore: decorator
@inline
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? f32x4.relaxed_madd(a, b, c) : f32x4.add(f32x4.mul(a, b), c);
}

/** The same number in all four lanes. */
// @ts-ignore: decorator
@inline
export function splatAt(address: usize): v128 {
  return v128.load32_splat(address);
}

/** Sum of the four lanes, in double precision. */
// @ts-ignore: decorator
@inline
export function sumLanes(x: v128): f64 {
  return (
    (<f64>f32x4.extract_lane(x, 0) + <f64>f32x4.extract_lane(x, 1)) +
    (<f64>f32x4.extract_lane(x, 2) + <f64>f32x4.extract_lane(x, 3))
  );
}
