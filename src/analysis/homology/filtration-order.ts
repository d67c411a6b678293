/** Bits of a digit, and digits of a number in double precision. */
const [bits, digits] = [16, 4];

/**
 * Positions of simplices in the order of the filtration: by ascending diameter, those of one diameter by descending index.
 * Radix sort: many times faster than a sort that calls a comparison, for the bits of numbers from 0 on are ordered as
 * these are.
 * @param diameters from 0 on.
 * @param indices from 0 on.
 */
export function filtrationOrder(diameters: Float64Array, indices: ArrayLike<number>): Uint32Array {
  const count = diameters.length;
  const positions = new Uint32Array(count);
  for (let at = 0; at < count; at++) positions[at] = at;
  // By ascending index first, and then read backwards.
  const byIndex = sorted(positions, Float64Array.from(indices));
  return sorted(byIndex.reverse(), diameters);
}

/** Numbers of simplices by ascending value, those of one value by descending number. */
export function orderByValue(values: Float64Array): Uint32Array {
  const positions = new Uint32Array(values.length);
  for (let at = 0; at < values.length; at++) positions[at] = values.length - 1 - at;
  return sorted(positions, values);
}

/** Positions by ascending value; those of one value keep their order. */
function sorted(positions: Uint32Array<ArrayBuffer>, values: Float64Array): Uint32Array<ArrayBuffer> {
  // Without a sign: −0 has other bits than 0.
  const words = new Uint16Array(values.map(Math.abs).buffer);
  const counts = new Uint32Array(1 << bits);
  let from = positions;
  let to = new Uint32Array(from.length);
  for (let digit = 0; digit < digits; digit++) {
    const at = isLittleEndian ? digit : digits - 1 - digit;
    counts.fill(0);
    for (let word = at; word < words.length; word += digits) counts[words[word]]++;
    if (from.length > 0 && counts[words[at]] === from.length) continue;
    let start = 0;
    for (let value = 0; value < counts.length; value++) {
      const here = counts[value];
      counts[value] = start;
      start += here;
    }
    for (const position of from) to[counts[words[position * digits + at]]++] = position;
    [from, to] = [to, from];
  }
  return from;
}

const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
