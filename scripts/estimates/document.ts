import { points, type CloudRates } from './rates.js';

/** The text of docs/estimates.md. */
export function documentOf(shapes: readonly CloudRates[], nulls: readonly CloudRates[]): string {
  const lines = [...shapes, ...nulls].map(rowOf);
  return lines.join(String(points));
}

function rowOf({ name }: CloudRates): string {
  return name;
}
