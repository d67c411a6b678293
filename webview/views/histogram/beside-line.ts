/** Width of a letter, and how far words stand from their line, in CSS pixels. */
const letter = 5.8;
export const distance = 4;

/**
 * The longest name of an upright line that finds room between it and the next upright, to the right or else to the left;
 * if nothing fits, the last one on the side with more room.
 * @param texts names from the longest to the shortest.
 * @param uprights places of all uprights, in CSS pixels, the borders among them.
 */
export function besideLine(
  x: number,
  texts: readonly [string, ...string[]],
  uprights: readonly number[],
): { readonly text: string; readonly isRight: boolean } {
  const right = Math.min(...uprights.filter((other) => other > x)) - x;
  const left = x - Math.max(...uprights.filter((other) => other < x));
  for (const text of texts) {
    const width = letter * text.length + 2 * distance;
    if (width <= right) return { text, isRight: true };
    if (width <= left) return { text, isRight: false };
  }
  return { text: texts.at(-1) ?? texts[0], isRight: right > left };
}
