import { columnShares } from '../../analysis/column-shares.js';
import type { ColumnShares } from '../../protocol/result.js';
import { categoriesOf } from './errors-by-label.js';
import type { Measure } from './measure.js';

/** Columns that are told of all points, and of each category. */
const most = { all: 50, category: 10 };

/** Which columns make up ρ²: over the test sample, and for each category of each label. Null if there is one column. */
export const errorByColumn: Measure<'errorByColumn'> = ({ samples: { test }, evaluations }) => {
  const { points, dimension, weights, labels, count } = test;
  if (dimension < 2) return { errorByColumn: null };
  const { reconstruction } = evaluations.test;
  const all = Array.from({ length: count }, (_, row) => row);
  const sharesOf = (rows: readonly number[], limit: number): readonly ColumnShares[] => {
    const shares = columnShares(points, reconstruction, dimension, rows, weights);
    const order = Array.from(shares.keys()).sort((a, b) => shares[b] - shares[a]);
    return order.slice(0, limit).map((column) => ({ column, share: shares[column] }));
  };
  return {
    errorByColumn: {
      columns: sharesOf(all, most.all),
      byLabel: categoriesOf(labels).map(({ name, rows }) => ({
        label: name,
        categories: rows.map(([category, those]) => ({ category, columns: sharesOf(those, most.category) })),
      })),
    },
  };
};
