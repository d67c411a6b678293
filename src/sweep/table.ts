import { cellOf, shortField } from '../protocol/point-words.js';
import type { SweepParameter, SweepRow, SweepTable, SweptPoint } from '../protocol/sweep-table.js';
import { keepsRun, pointId, runFolderName } from './directory.js';
import { columnsOf } from './outcome-columns.js';
import type { SweepPlan } from './plan-file.js';
import type { PointSummary } from './point-file.js';

/**
 * A sweep as a table.
 * @param points all of them, in their order.
 * @param known what is known of some of them, by their index.
 */
export function tableOf(
  plan: SweepPlan,
  points: readonly SweptPoint[],
  known: ReadonlyMap<number, PointSummary>,
): SweepTable {
  const names = new Set<string>();
  for (const { outcomes } of known.values()) for (const name of Object.keys(outcomes)) names.add(name);
  const columns = columnsOf(names);
  const parameters = plan.fields.map((name) => parameterOf(name, points));
  const { name, label: file, hash } = plan;
  const columnNames = columns.map((column) => column.name);
  const rows = points.map((point, index) => rowOf(plan, columnNames, index, point, known.get(index) ?? null));
  return { name, file, hash, parameters, columns, rows, latentScan: plan.latentScan };
}

/** @param columns their names. */
function rowOf(
  plan: SweepPlan,
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
    values: plan.fields.map((name) => (Object.hasOwn(point, name) ? cellOf(point[name]) : null)),
    outcomes: columns.map((name) => summary?.outcomes[name] ?? null),
    message: summary?.message ?? null,
    folder: summary?.state === 'done' && keepsRun(plan, index) ? runFolderName(plan, index, point) : null,
  };
}

function parameterOf(name: string, points: readonly SweptPoint[]): SweepParameter {
  const cells = new Set(points.flatMap((point) => (Object.hasOwn(point, name) ? [cellOf(point[name])] : [])));
  const all = [...cells];
  const numbers = all.filter((cell) => typeof cell === 'number');
  const isNumber = numbers.length === all.length;
  return { name, label: shortField(name), isNumber, values: isNumber ? numbers.sort((a, b) => a - b) : all };
}
