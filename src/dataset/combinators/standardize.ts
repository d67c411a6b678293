import * as v from 'valibot';
import { columnMoments } from '../../linear/column-moments.js';
import { check } from '../check.js';
import { DefinitionError } from '../definition-error.js';
import { isTable } from '../draw.js';
import type { Coordinate, Manifold } from '../manifold.js';
import type { Table } from '../readers/table.js';

const schema = v.strictObject({ by: v.optional(v.any()) });

/** Options of {@link standardize}. */
export interface StandardizeOptions<D extends number = number> {
  /** The table whose means and standard deviations are used: for signals, the background. Default: the table itself. */
  readonly by?: Manifold<D>;
}

/**
 * A table in which each column counts in its standard deviation, from its mean: (x − mean) / σ. Distances, and with them the
 * reconstruction error ρ, then weigh all columns alike, where carats, dollars and millimetres stand side by side. Means
 * and standard deviations are those of all rows, each counted once; a column that does not vary is not divided. Labels and
 * weights stay. Observables see the new numbers.
 * @throws DefinitionError where the points are drawn, and not those of a table.
 * @example standardize(csv('diamonds.csv'))
 * @example standardize(csv('signal.csv'), { by: csv('background.csv') })
 */
export function standardize<D extends number>(table: Manifold<D>, options: StandardizeOptions<D> = {}): Manifold<D> {
  check('standardize', schema, options);
  const { by = table } = options;
  requireTable('standardize(table)', table);
  requireTable('standardize.by', by);
  return {
    name: `${table.name}, standardised`,
    ambientDimension: table.ambientDimension,
    intrinsicDimension: null,
    coordinates: null,
    chart: null,
    topology: {},
    source: {
      kind: 'tables',
      parts: by === table ? [table] : [table, by],
      combine: ([own, reference = own]) => standardized(own, reference),
    },
  };
}

function requireTable(place: string, manifold: Manifold): void {
  if (!isTable(manifold))
    throw new DefinitionError(place, 'a table of points, such as a file', `${manifold.name}, whose points are drawn`);
}

function standardized(table: Table, reference: Table): Table {
  const { dimension, values } = table;
  if (reference.dimension !== dimension) {
    const got = `${reference.dimension} beside ${dimension}`;
    throw new DefinitionError('standardize.by', 'a table of as many columns', got);
  }
  const { mean, variance } = columnMoments(reference.values, dimension);
  const deviation = variance.map(Math.sqrt);
  const result = new Float64Array(values.length);
  for (let at = 0; at < values.length; at += dimension) {
    for (let column = 0; column < dimension; column++) {
      const difference = values[at + column] - mean[column];
      result[at + column] = deviation[column] > 0 ? difference / deviation[column] : difference;
    }
  }
  const coordinates = table.coordinates?.map((coordinate, column) => inDeviations(coordinate, deviation[column]));
  return { ...table, values: result, coordinates: coordinates ?? null };
}

/** A column whose unit says what one standard deviation is. */
function inDeviations({ name, unit }: Coordinate, deviation: number): Coordinate {
  if (!(deviation > 0)) return { name, unit };
  return { name, unit: `σ = ${Number(deviation.toPrecision(3))}${unit === '' ? '' : ` ${unit}`}` };
}
