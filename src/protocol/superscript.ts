/** −3 as `⁻³`. */
export function superscript(n: number): string {
  return String(n).replace(/[-\d]/g, (character) => (character === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(character)]));
}

/** The spaces in a text with their signs: `sphere S^2 in R^3` as `sphere S² in ℝ³`. */
export function withSuperscripts(text: string): string {
  return text.replace(
    /\b([RST])\^(\d+)/g,
    (_, letter: string, power: string) => `${letter === 'R' ? 'ℝ' : letter}${superscript(Number(power))}`,
  );
}
