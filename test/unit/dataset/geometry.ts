import type { Chart } from '../../../src/dataset/index.js';

/** Columns of the Jacobian of a chart's map, ∂x/∂u_k, by central differences. */
export function jacobian(chart: Chart, parameters: readonly number[]): number[][] {
  return chart.domain.map(([from, to], k) => {
    const h = (to - from) * 1e-6;
    const up = chart.map(parameters.with(k, parameters[k] + h));
    const down = chart.map(parameters.with(k, parameters[k] - h));
    return up.map((value, i) => (value - down[i]) / (2 * h));
  });
}

/** The metric JᵀJ that a chart pulls back. */
export function metric(chart: Chart, parameters: readonly number[]): number[][] {
  const columns = jacobian(chart, parameters);
  return columns.map((a) => columns.map((b) => a.reduce((sum, value, i) => sum + value * b[i], 0)));
}

/** Solves a small linear system by Gaussian elimination with pivots; the determinant comes along. */
export function solve(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): { x: number[]; determinant: number } {
  const rows = matrix.map((row, i) => [...row, right[i]]);
  const n = rows.length;
  let determinant = 1;
  for (let k = 0; k < n; k++) {
    const pivot = rows.reduce((best, row, i) => (i >= k && Math.abs(row[k]) > Math.abs(rows[best][k]) ? i : best), k);
    if (pivot !== k) {
      [rows[k], rows[pivot]] = [rows[pivot], rows[k]];
      determinant = -determinant;
    }
    determinant *= rows[k][k];
    for (let i = 0; i < n; i++) {
      if (i === k) continue;
      const factor = rows[i][k] / rows[k][k];
      rows[k].forEach((value, j) => (rows[i][j] -= factor * value));
    }
  }
  return { x: rows.map((row, i) => row[n] / row[i]), determinant };
}

/** √det JᵀJ, from the metric: an independent way to the area element. */
export function areaAt(chart: Chart, parameters: readonly number[]): number {
  const g = metric(chart, parameters);
  return Math.sqrt(
    Math.max(
      0,
      solve(
        g,
        g.map(() => 0),
      ).determinant,
    ),
  );
}

/** Midpoints of the cells of a grid over the domain of a chart, and the size of a cell. */
export function grid(chart: Chart, nodes: number): { readonly points: number[][]; readonly cell: number } {
  const axes = chart.domain.map(([from, to]) =>
    Array.from({ length: nodes }, (_, i) => from + ((to - from) * (i + 0.5)) / nodes),
  );
  const points = axes.reduce<number[][]>(
    (partial, axis) => partial.flatMap((start) => axis.map((value) => [...start, value])),
    [[]],
  );
  return { points, cell: chart.domain.reduce((product, [from, to]) => (product * (to - from)) / nodes, 1) };
}
