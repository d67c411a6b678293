/** The same function, which gives the same array again for the same array, for as long as that is in use. */
export function remembered(compute: (points: Float32Array) => Float32Array): (points: Float32Array) => Float32Array {
  const results = new WeakMap<Float32Array, Float32Array>();
  return (points) => {
    const result = results.get(points) ?? compute(points);
    results.set(points, result);
    return result;
  };
}
