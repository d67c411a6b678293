import type { LossHistory } from '../../state/loss-history.js';
import type { Table } from '../../export/tables/table.js';

/**
 * A row for each step at which a loss is known, ascending; nothing if one was not measured.
 * @param label what the loss is, such as `MSE`.
 */
export function lossTable({ train, test, validation }: LossHistory, label: string): Table {
  const steps = [...new Set([...train, ...test, ...validation].map(({ step }) => step))].sort((a, b) => a - b);
  const curves = [
    { name: 'training', points: train },
    { name: 'test', points: test },
    ...(validation.length === 0 ? [] : [{ name: 'validation', points: validation }]),
  ];
  return [
    { name: 'step', values: steps },
    ...curves.map(({ name, points }) => {
      const bySteps = new Map(points.map(({ step, loss }) => [step, loss]));
      return { name: `${name} ${label}`, values: steps.map((step) => bySteps.get(step) ?? null) };
    }),
  ];
}
