import { aucOf, outcomes } from '../protocol/outcomes.js';
import type { Outcome, RunSoFar } from '../protocol/outcome.js';
import type { SweepColumn } from '../protocol/sweep-table.js';

/** Begins the name of the column with the AUC of a signal. */
const aucStart = 'auc_';

/** What a run came to, by the name of the column; what is not known is left out. */
export function outcomesOf(run: RunSoFar): Record<string, number | string> {
  const found: Record<string, number | string> = {};
  const add = (name: string, { of, isText = false }: Outcome): void => {
    const figure = of(run);
    const value = isText ? figure?.text : figure?.value;
    if (value !== undefined && value !== null) found[name] = value;
  };
  for (const [name, outcome] of Object.entries(outcomes)) add(name, outcome);
  for (const { name } of run.signals ?? []) add(aucStart + name, aucOf(name));
  return found;
}

/** The outcome of a column; null for none of this version. */
export function outcomeNamed(name: string): Outcome | null {
  if (name.startsWith(aucStart)) return aucOf(name.slice(aucStart.length));
  return Object.entries(outcomes).find(([known]) => known === name)?.[1] ?? null;
}

/** The columns of these names, in the order of the list of outcomes; signals come last, by name. */
export function columnsOf(names: ReadonlySet<string>): SweepColumn[] {
  const own = Object.entries(outcomes).filter(([name]) => names.has(name));
  const signals = [...names].filter((name) => name.startsWith(aucStart)).sort();
  const all = [
    ...own.map(([name, outcome]): [string, Outcome] => [name, outcome]),
    ...signals.map((name): [string, Outcome] => [name, aucOf(name.slice(aucStart.length))]),
  ];
  return all.map(([name, { label, isDistance, isText = false }]) => ({
    name,
    label: label(),
    isDistance,
    isNumber: !isText,
  }));
}
