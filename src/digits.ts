/** A whole number in raised digits, for exponents and dimensions: 10⁻³, ℝ². */
export function superscript(n: number): string {
  return String(n).replace(/[-\d]/g, (character) => (character === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(character)]));
}

/** A whole number in lowered digits, for the names of coordinates: x₁₂. */
export function subscript(n: number): string {
  return String(n).replace(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]);
}
