/** The interval of an angle that goes once around. */
export const fullTurn: readonly [number, number] = [0, 2 * Math.PI];

/** The polar angle of (x, y) in [0, 2π). */
export function polarAngle(x: number, y: number): number {
  return (Math.atan2(y, x) + 2 * Math.PI) % (2 * Math.PI);
}

/** An angle brought to [−π, π]. */
export function wrapped(angle: number): number {
  return Math.atan2(Math.sin(angle), Math.cos(angle));
}

/** The angle between two vectors of the same length, in [0, π], accurate at both ends (Kahan, 2006). */
export function angleBetween(a: readonly number[], b: readonly number[]): number {
  let difference = 0;
  let sum = 0;
  a.forEach((value, i) => {
    difference += (value - b[i]) ** 2;
    sum += (value + b[i]) ** 2;
  });
  return 2 * Math.atan2(Math.sqrt(difference), Math.sqrt(sum));
}
