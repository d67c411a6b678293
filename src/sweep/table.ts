import { latentCall } from '../protocol/latent-name.js';
import type { Latent } from '../autoencoder/options.js';
import type { SweepParameter, SweepRow, SweepTable, SweptPoint, SweptValue } from '../protocol/sweep-table.js';
import { pointId } from './directory.js';
import { columnsOf } from './outcome-columns.js';
import type { SweepPlan } from './plan-file.js';
import type { PointSummary } from './point-file.js';

/**
 * A sweep as a table.
 * @param points all of them, in their order.
 * @param summaries what is known of each; null where nothing is.
 */
export function tableOf(
  plan: SweepPlan,
  points: readonly SweptPoint[],
  summaries: readonly (PointSummary | null)[],
): SweepTable {
  const names = new Set<string>();
  for (const summary of summaries) for (const name of Object.keys(summary?.outcomes ?? {})) names.add(name);
  const columns = columnsOf(names);
  const parameters = plan.fields.map((name) => parameterOf(name, points));
  const { name, label: file, hash } = plan;
  const columnNames = columns.map((column) => column.name);
  const rows = points.map((point, index) => rowOf(plan.fields, columnNames, index, point, summaries[index] ?? null));
  return { name, file, hash, parameters, columns, rows };
}

/** @param columns their names. */
export function rowOf(
  fields: readonly string[],
  columns: readonly string[],
  index: number,
  point: SweptPoint,
  summary: PointSummary | null,
): SweepRow {
  return {
    index,
    id: pointId(point),
    state: summary?.state ?? 'missing',
    point,
    values: fields.map((name) => (Object.hasOwn(point, name) ? cellOf(point[name]) : null)),
    outcomes: columns.map((name) => summary?.outcomes[name] ?? null),
    message: summary?.message ?? null,
  };
}

function parameterOf(name: string, points: readonly SweptPoint[]): SweepParameter {
  const cells = new Set(points.flatMap((point) => (Object.hasOwn(point, name) ? [cellOf(point[name])] : [])));
  const all = [...cells];
  const numbers = all.filter((cell) => typeof cell === 'number');
  const isNumber = numbers.length === all.length;
  return { name, label: shortLabel(name), isNumber, values: isNumber ? numbers.sort((a, b) => a - b) : all };
}

/** `latent` for `autoencoder.latent`; the parameters of the user's own have no dot. */
const shortLabel = (name: string): string => name.slice(name.indexOf('.') + 1);

/** A number as it is; all else as a dataset file writes it. */
function cellOf(value: SweptValue): number | string {
  if (typeof value === 'number' || typeof value === 'string') return value;
  return isLatent(value) ? latentCall(value) : JSON.stringify(value).replaceAll(',', ', ');
}

const latentKinds: Readonly<Record<Latent['kind'], true>> = {
  euclidean: true,
  sphere: true,
  torus: true,
  projective: true,
  mobius: true,
  klein: true,
  product: true,
};

function isLatent(value: unknown): value is Latent {
  if (typeof value !== 'object' || value === null || !('kind' in value) || !('dimension' in value)) return false;
  return typeof value.kind === 'string' && Object.hasOwn(latentKinds, value.kind);
}
