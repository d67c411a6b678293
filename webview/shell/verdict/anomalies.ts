import * as l10n from '@vscode/l10n';
import type { RunFrame } from '../../../src/protocol/events.js';
import { aucInWords } from '../../state/auc-words.js';
import { significances } from '../../state/hunt-words.js';
import { analysisAt, resultAt, type RunView } from '../../state/model.js';

/** What a run says of its signals and of its bump hunt, a sentence each, without its full stop. */
export function anomalyNotes(run: RunView, frame: RunFrame): readonly string[] {
  return [...bumpHuntNotes(run, frame), ...signalNotes(run, frame)];
}

function bumpHuntNotes(run: RunView, frame: RunFrame): readonly string[] {
  const hunt = resultAt(run, frame)?.bumpHunt;
  return hunt == null ? [] : [l10n.t('Bump hunt: {0}', significances(hunt.before, hunt.after))];
}

function signalNotes(run: RunView, frame: RunFrame): readonly string[] {
  const signals = analysisAt(run, frame.step)?.signals ?? [];
  return signals.map(({ name, auc, aucError }) =>
    l10n.t('{0}: AUC {1}, {2}', name, auc.toFixed(3), aucInWords(auc, aucError)),
  );
}
