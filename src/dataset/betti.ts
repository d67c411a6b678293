/** Künneth over a field: b_k = Σ b_i b_(k−i). */
export function productBetti(a: readonly number[], b: readonly number[]): number[] {
  const sums = new Array<number>(a.length + b.length - 1).fill(0);
  a.forEach((x, i) => b.forEach((y, j) => (sums[i + j] += x * y)));
  return sums;
}
