import type { Chart } from '../dataset/manifold.js';
import type { Random } from '../random/random.js';

const starts = 16;
const trials = 32;
const rounds = 24;

/** The largest value of a function on a chart. */
export interface Supremum {
  readonly value: number;
  /** Chart parameters of the point where it is taken. */
  readonly parameters: readonly number[];
}

/**
 * Searches a chart for the largest value of a function that a sample has only approached: from the best points of the
 * sample, random trials in a box that shrinks by a third each round.
 * @param parameters count × n chart parameters of the sample, row-major.
 * @param values the function at the sample.
 * @param evaluate the function at rows × D points of the manifold, row-major.
 * @returns the largest value found, at least the largest of the sample, and where.
 */
export function refineSup(
  chart: Chart,
  parameters: Float64Array,
  values: Float32Array,
  evaluate: (points: Float32Array) => Float32Array,
  random: Random,
): Supremum {
  const n = chart.domain.length;
  const order = Array.from(values.keys()).sort((a, b) => values[b] - values[a]);
  const seeds = order.slice(0, starts);
  const centres = seeds.map((row) => Array.from(parameters.subarray(row * n, (row + 1) * n)));
  const best = seeds.map((row) => values[row]);
  // About the distance between neighbours in the sample.
  let reach = values.length ** (-1 / n);
  for (let round = 0; round < rounds; round++, reach *= 2 / 3) {
    const candidates = centres.flatMap((centre) =>
      Array.from({ length: trials }, () => centre.map((value, k) => inDomain(chart, k, value, reach, random))),
    );
    const found = evaluate(Float32Array.from(candidates.flatMap((candidate) => [...chart.map(candidate)])));
    candidates.forEach((candidate, index) => {
      const start = Math.floor(index / trials);
      if (found[index] > best[start]) {
        best[start] = found[index];
        centres[start] = candidate;
      }
    });
  }
  const most = best.indexOf(Math.max(...best));
  return { value: best[most], parameters: centres[most] };
}

/** A parameter near another, wrapped or held at the ends of its interval. */
function inDomain(chart: Chart, k: number, value: number, reach: number, random: Random): number {
  const [from, to] = chart.domain[k];
  const length = to - from;
  const next = value + length * random.uniform(-reach, reach);
  return chart.periodic[k] ? from + ((((next - from) % length) + length) % length) : Math.min(to, Math.max(from, next));
}
