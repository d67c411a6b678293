import type { Coordinate } from '../dataset/manifold.js';
import { columnMoments } from '../linear/column-moments.js';
import type { Sample } from './sample.js';

/** Share of the variance from which one column is nearly all of ρ: ten times the standard deviation of all others together. */
const nearlyAll = 0.99;

/**
 * What to know of a table in which one column is nearly all of the variance: distances in it are those of that column.
 * @param coordinates names of the columns; null where nothing names them.
 * @returns a sentence; null where no column is.
 */
export function widestColumnNote(
  name: string,
  { dimension, points }: Sample,
  coordinates: readonly Coordinate[] | null,
): string | null {
  const { variance } = columnMoments(points, dimension);
  const varying = variance.filter((value) => value > 0).length;
  const widest = variance.indexOf(Math.max(...variance));
  const share = variance[widest] / variance.reduce((sum, value) => sum + value, 0);
  if (varying < 2 || !(share >= nearlyAll)) return null;
  const column = coordinates?.[widest].name ?? `x${widest + 1}`;
  const percent = Math.floor(1000 * share) / 10;
  return (
    `${name}: ${column} makes up ${percent} % of the variance: distances are nearly those of ${column} alone, and ` +
    `errors in other columns hardly count. standardize(…) around the table counts each column in its standard deviation.`
  );
}
