/** −3 as `⁻³`. */
export function superscript(n: number): string {
  return String(n).replace(/[-\d]/g, (character) => (character === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(character)]));
}
