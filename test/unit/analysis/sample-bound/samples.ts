import { createRandom, type Random } from '../../../../src/random/random.js';

/** Drains a task in pieces. */
export function finish<Outcome>(task: Generator<void, Outcome>): Outcome {
  for (;;) {
    const step = task.next();
    if (step.done === true) return step.value;
  }
}

/** The number of pieces of a task. */
export function pieces(task: Generator<void, unknown>): number {
  let count = 1;
  while (task.next().done !== true) count++;
  return count;
}

/** Row-major. */
export function sampleOf(count: number, draw: (random: Random) => readonly number[], seed = 0): Float64Array {
  const random = createRandom(seed, 'test');
  return Float64Array.from(Array.from({ length: count }, () => draw(random)).flat());
}

const turn = (random: Random): number => random.uniform(0, 2 * Math.PI);

export function onCircle(random: Random): number[] {
  const t = turn(random);
  return [Math.cos(t), Math.sin(t)];
}

export function noisyCircle(random: Random): number[] {
  return onCircle(random).map((value) => value + random.normal(0, 0.1));
}

export function figureEight(random: Random): number[] {
  const t = turn(random);
  return [Math.sin(t), Math.sin(t) * Math.cos(t)];
}

export function onSphere(random: Random): number[] {
  const point = [random.normal(), random.normal(), random.normal()];
  const length = Math.hypot(...point);
  return point.map((value) => value / length);
}

/** Of radii 2 and 1, uniform by area. */
export function onTorus(random: Random): number[] {
  for (;;) {
    const [u, v] = [turn(random), turn(random)];
    const out = 2 + Math.cos(v);
    if (random.uniform() < out / 3) return [out * Math.cos(u), out * Math.sin(u), Math.sin(v)];
  }
}

/** The Klein bottle in ℝ⁴, in a fifth coordinate 0. */
export function onKleinBottle(random: Random): number[] {
  const [u, v] = [turn(random), turn(random)];
  const out = 2 + Math.cos(v);
  return [out * Math.cos(u), out * Math.sin(u), Math.sin(v) * Math.cos(u / 2), Math.sin(v) * Math.sin(u / 2), 0];
}

export function gaussian(dimension: number): (random: Random) => number[] {
  return (random) => Array.from({ length: dimension }, () => random.normal());
}

/** A soft L-shaped blot beside the centre of 20 × 20 pixels, turned by an angle about the centre. */
export function turnedBlot(angle: number): number[] {
  const blots = [...[0, 1, 2, 3, 4, 5].map((y) => [0, y]), ...[1, 2, 3].map((x) => [x, 0])];
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return Array.from({ length: 400 }, (_, pixel) => {
    const [x, y] = [(pixel % 20) - 9.5, Math.floor(pixel / 20) - 9.5];
    return blots.reduce((sum, [u, v]) => {
      const square = (x - (c * u - s * v)) ** 2 + (y - (s * u + c * v)) ** 2;
      return sum + Math.exp(-square / 18);
    }, 0);
  });
}

/** Half the least distance of the blot from itself upside down, over all angles. */
export function halfTurnOfBlot(): number {
  const halves = Array.from({ length: 360 }, (_, degree) => {
    const [one, other] = [0, Math.PI].map((turned) => turnedBlot((degree * Math.PI) / 180 + turned));
    return Math.hypot(...one.map((value, pixel) => value - other[pixel])) / 2;
  });
  return Math.min(...halves);
}
