/** A whole number in subscript digits, for the names of coordinates: x₁₂. */
export function subscript(n: number): string {
  return String(n).replace(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]);
}
