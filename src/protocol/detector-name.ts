import * as l10n from '@vscode/l10n';
import type { BaselineResult } from './result.js';

/** The name of a simpler detector, with a warning where chance decides what its score is. */
export function detectorName({ name, arbitrary = null }: Pick<BaselineResult, 'name' | 'arbitrary'>): string {
  switch (arbitrary) {
    case null:
      return name;
    case 'degenerate axes':
      return l10n.t('{0} (arbitrary: its axes are degenerate)', name);
  }
}
