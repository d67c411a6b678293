import { aucStart } from '../protocol/outcome-of-column.js';
import { aucOf, outcomes } from '../protocol/outcomes.js';
import type { Outcome, RunSoFar } from '../protocol/outcome.js';
import { columnNames, sameCodeLabel } from '../protocol/seeds-of-sweep.js';
import type { SweepColumn } from '../protocol/sweep-table.js';

/** What a run came to, by the name of the column; what is not known is left out. */
export function outcomesOf(run: RunSoFar): Record<string, number | string> {
  const found: Record<string, number | string> = {};
  const add = (name: string, { of, isText = false }: Outcome): void => {
    const figure = of(run);
    const value = isText ? figure?.text : figure?.value;
    if (value !== undefined && value !== null) found[name] = value;
  };
  for (const [name, outcome] of Object.entries(outcomes)) add(name, outcome);
  for (const [k, value] of (run.supParameters ?? []).entries()) found[columnNames.supAt(k)] = value;
  if (run.certificateSearch) found[columnNames.sameCode] = run.certificate ? 'yes' : 'no';
  for (const { name } of run.signals ?? []) add(columnNames.auc(name), aucOf(name));
  return found;
}

/** The columns of these names, in the order of the list of outcomes; signals come last, by name. */
export function columnsOf(names: ReadonlySet<string>): SweepColumn[] {
  const all = [...names];
  const own = Object.entries(outcomes).filter(([name]) => names.has(name));
  const places = all.map((_, k) => columnNames.supAt(k)).filter((name) => names.has(name));
  const signals = all.filter((name) => name.startsWith(aucStart)).sort();
  return [
    ...own.map(([name, outcome]) => columnOf(name, outcome)),
    ...places.map((name, k) => ({ name, label: `sup ρ: u${k + 1}`, isDistance: false, isNumber: true })),
    ...(names.has(columnNames.sameCode) ? [sameCode()] : []),
    ...signals.map((name) => columnOf(name, aucOf(name.slice(aucStart.length)))),
  ];
}

const columnOf = (name: string, { label, isDistance, isText = false }: Outcome): SweepColumn => ({
  name,
  label: label(),
  isDistance,
  isNumber: !isText,
});

const sameCode = (): SweepColumn => ({
  name: columnNames.sameCode,
  label: sameCodeLabel(),
  isDistance: false,
  isNumber: false,
});
