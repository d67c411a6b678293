/** Most points whose dots are of full size. */
const fullSized = 5000;

/** Diameter of the dots of so many points: if there are very many they are smaller, or they would hide one another. */
export function dotSize(size: number, count: number): number {
  return size * Math.min(1, Math.cbrt(fullSized / count));
}
