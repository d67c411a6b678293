import { outcomesWith } from '../protocol/outcomes.js';
import type { RunResult } from '../protocol/result.js';

/** What a run came to, for people: one line for each outcome that it knows. */
export function summarizeResult(result: RunResult): string {
  const rows = outcomesWith(result.signals.map(({ name }) => name)).flatMap((outcome) => {
    const figure = outcome.of(result);
    return figure === null ? [] : [{ label: outcome.label(), ...figure }];
  });
  const width = Math.max(...rows.map(({ label }) => label.length));
  const lines = rows.map(
    ({ label, text, reason }) => `  ${label.padEnd(width)}  ${text}${reason === undefined ? '' : ` (${reason})`}`,
  );
  return [result.name, ...lines, ''].join('\n');
}
