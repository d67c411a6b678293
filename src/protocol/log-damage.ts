import * as l10n from '@vscode/l10n';
import type { RunWarning } from './events.js';

/**
 * What is said where events of a log are damaged.
 * @param whole number of events that could be read.
 * @param damaged number of those that could not.
 * @returns null if nothing is damaged.
 */
export function damageWarning(whole: number, damaged: number): RunWarning | null {
  if (damaged === 0) return null;
  const message = l10n.t(
    '{0} of {1} events of this run are damaged on disk and left out. What is shown is what the others say.',
    damaged,
    whole + damaged,
  );
  return { kind: 'warning', message };
}
