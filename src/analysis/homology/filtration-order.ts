/**
 * Positions of simplices in the order of the filtration: by ascending diameter, those of one diameter by descending index.
 * Merge sort from the bottom up: several times faster than a sort that calls a comparison.
 */
export function filtrationOrder(diameters: Float64Array, indices: ArrayLike<number>): Uint32Array {
  const count = diameters.length;
  let from = Uint32Array.from({ length: count }, (_, at) => at);
  let to = new Uint32Array(count);
  for (let width = 1; width < count; width *= 2) {
    for (let start = 0; start < count; start += 2 * width) {
      const middle = Math.min(start + width, count);
      const end = Math.min(middle + width, count);
      let left = start;
      let right = middle;
      for (let at = start; at < end; at++) {
        const takesLeft =
          right >= end ||
          (left < middle &&
            (diameters[from[left]] < diameters[from[right]] ||
              (diameters[from[left]] === diameters[from[right]] && indices[from[left]] > indices[from[right]])));
        to[at] = takesLeft ? from[left++] : from[right++];
      }
    }
    [from, to] = [to, from];
  }
  return from;
}
