// Pearson's test of counts against a density.
/** The value of χ² that a right sampler exceeds once in 10,000 times (Wilson & Hilferty, 1931). */
export function chiSquareLimit(degreesOfFreedom: number): number {
  const k = degreesOfFreedom;
  return k * (1 - 2 / (9 * k) + 3.719 * Math.sqrt(2 / (9 * k))) ** 3;
}

/** Pearson's χ² of values in [from, to], in equal bins, against an unnormalised density. */
export function chiSquare(
  values: readonly number[],
  [from, to]: readonly [number, number],
  density: (x: number) => number,
  bins = 40,
): number {
  const width = (to - from) / bins;
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) counts[Math.min(bins - 1, Math.floor((value - from) / width))]++;
  // Each bin's share by the midpoint rule on a hundred parts.
  const weights = counts.map((_, bin) => {
    let sum = 0;
    for (let part = 0; part < 100; part++) sum += density(from + width * (bin + (part + 0.5) / 100));
    return sum;
  });
  const total = weights.reduce((a, b) => a + b, 0);
  return counts.reduce((sum, count, bin) => {
    const expected = (values.length * weights[bin]) / total;
    return sum + (count - expected) ** 2 / expected;
  }, 0);
}
