import * as l10n from '@vscode/l10n';
import type { RunFrame } from '../../../src/protocol/events.js';
import { analysisAt, resultAt, type RunView } from '../../state/model.js';

/** Standard errors that an AUC must be away from ½ to be told from chance. */
const significant = 2;

/** What a run says of its signals and of its bump hunt, a sentence each, without its full stop. */
export function anomalyNotes(run: RunView, frame: RunFrame): readonly string[] {
  return [...bumpHuntNotes(run, frame), ...signalNotes(run, frame)];
}

function bumpHuntNotes(run: RunView, frame: RunFrame): readonly string[] {
  const hunt = resultAt(run, frame)?.bumpHunt;
  if (hunt?.significanceBefore == null || hunt.significanceAfter === null) return [];
  const [before, after] = [hunt.significanceBefore.toFixed(1), hunt.significanceAfter.toFixed(1)];
  return [l10n.t('Bump hunt: Z {0} before the cut on ρ, {1} after', before, after)];
}

function signalNotes(run: RunView, frame: RunFrame): readonly string[] {
  const signals = analysisAt(run, frame.step)?.signals ?? [];
  return signals.map(({ name, auc, aucError }) => {
    const text = auc.toFixed(3);
    if (Math.abs(auc - 0.5) <= significant * aucError) return l10n.t('{0}: AUC {1}, no better than chance', name, text);
    return auc < 0.5
      ? l10n.t('{0}: AUC {1}, its errors are smaller than those of the data', name, text)
      : l10n.t('{0}: AUC {1}', name, text);
  });
}
