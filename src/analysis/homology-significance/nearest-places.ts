/**
 * Places of the smallest numbers of a list, the smallest first; of equal numbers the first.
 * @param count at most as many as there are numbers.
 */
export function nearestPlaces(distances: Float64Array, count: number): Uint32Array {
  const kept = new Uint32Array(count);
  let size = 0;
  for (let place = 0; place < distances.length; place++) {
    const distance = distances[place];
    if (size === count && distance >= distances[kept[size - 1]]) continue;
    let at = size < count ? size++ : size - 1;
    for (; at > 0 && distances[kept[at - 1]] > distance; at--) kept[at] = kept[at - 1];
    kept[at] = place;
  }
  return kept;
}
