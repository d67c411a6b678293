/** The same function, memoized: it returns the same array for the same input, for as long as the input is in use. */
export function memoized(compute: (points: Float32Array) => Float32Array): (points: Float32Array) => Float32Array {
  const results = new WeakMap<Float32Array, Float32Array>();
  return (points) => {
    const result = results.get(points) ?? compute(points);
    results.set(points, result);
    return result;
  };
}
