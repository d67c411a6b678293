import { summarizeErrors } from '../../analysis/error.js';
import { largeErrorOf, type LargeError } from '../../analysis/large-error.js';
import type { Label } from '../../dataset/readers/label.js';
import type { CategoryErrors, LabelErrors } from '../../protocol/result.js';
import { declaredStatements } from '../../statements/declared.js';
import type { Measure } from './measure.js';

/** A label with more categories than these tells no one which of them is the worst. */
export const mostCategories = 50;

/** Labels of the test sample that are categories, with their points by category. */
export function categoriesOf(labels: readonly Label[]): readonly { readonly name: string; readonly rows: Rows }[] {
  return labels.flatMap((label) => {
    if (label.kind !== 'categories') return [];
    const rows = new Map<number, number[]>();
    label.codes.forEach((code, row) => {
      const those = rows.get(code);
      if (those === undefined) rows.set(code, [row]);
      else those.push(row);
    });
    if (rows.size > mostCategories) return [];
    return [{ name: label.name, rows: [...rows].map(([code, those]) => [label.categories[code], those] as const) }];
  });
}

type Rows = readonly (readonly [category: string, rows: readonly number[]])[];

/** ρ of each category of each label, the worst first by the median. Null if there is no label of at most 50 categories. */
export const errorsByLabel: Measure<'errorsByLabel'> = ({ definition, shape, samples: { test }, evaluations }) => {
  const labels = categoriesOf(test.labels);
  if (labels.length === 0) return { errorsByLabel: null };
  const { theory } = declaredStatements(definition.manifold, shape);
  const large = largeErrorOf(theory, test.points, test.dimension);
  const { error } = evaluations.test;
  const found = labels.map(({ name, rows }): LabelErrors => ({
    label: name,
    categories: rows
      .map(([category, those]) => ({ category, ...ofRows(error, test.weights, those, large) }))
      .sort((a, b) => b.median - a.median),
  }));
  return { errorsByLabel: found };
};

function ofRows(
  error: Float32Array,
  weights: Float64Array | null,
  rows: readonly number[],
  large: LargeError | null,
): Omit<CategoryErrors, 'category'> {
  const worst = rows.reduce((most, row) => (error[row] > error[most] ? row : most), rows[0]);
  const own = weights && Float64Array.from(rows, (row) => weights[row]);
  // By weights without a sum no quantile is defined: each point counts once.
  const usable = own !== null && own.reduce((sum, weight) => sum + weight, 0) > 0 ? own : null;
  return {
    ...summarizeErrors(
      Float32Array.from(rows, (row) => error[row]),
      large,
      0,
      usable,
    ),
    worst,
  };
}
