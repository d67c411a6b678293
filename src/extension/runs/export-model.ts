import path from 'node:path';
import { l10n, Uri, window } from 'vscode';
import { copyWhole, exists, modelName, modelOf } from '../../session/model-export.js';
import type { StoredRun } from '../../session/run-library.js';
import { hasFileManager, revealFolder } from './reveal-folder.js';
import { nameOf } from './run-items.js';

/**
 * Copies the model of a run into a folder that the user chooses, and says how it is loaded; nothing if the user gives
 * up.
 * @param run null if it is not kept.
 * @throws Error where the run is not kept, has no model, or it cannot be written there.
 */
export async function exportModel(run: StoredRun | null): Promise<void> {
  if (run === null) throw new Error(l10n.t('The run is not saved yet. Export its model when it has finished.'));
  const model = await modelOf(run);
  if (model === null) {
    throw new Error(
      l10n.t(
        'The run {0} has no model. A run saves its model when it finishes, or when it is stopped after its first step. Train it again.',
        nameOf(run),
      ),
    );
  }
  const folder = await chooseFolder(run);
  if (folder === null) return;
  const target = path.join(folder, modelName(run));
  if ((await exists(target)) && !(await isToBeReplaced(target))) return;
  await copyWhole(model, target);
  await tellOf(target);
}

/** Absolute; null if the user chose none. */
async function chooseFolder(run: StoredRun): Promise<string | null> {
  const chosen = await window.showOpenDialog({
    title: l10n.t('Export Model: choose the folder for {0}', modelName(run)),
    openLabel: l10n.t('Export Here'),
    defaultUri: Uri.file(path.dirname(run.file)),
    canSelectFiles: false,
    canSelectFolders: true,
  });
  const folder = chosen?.at(0);
  if (folder === undefined) return null;
  if (folder.scheme !== 'file')
    throw new Error(l10n.t('The model is written to a folder on disk only, not to {0}.', folder.toString()));
  return folder.fsPath;
}

async function isToBeReplaced(target: string): Promise<boolean> {
  const replace = l10n.t('Replace');
  const message = l10n.t('Replace {0}?', path.basename(target));
  const detail = l10n.t('{0} already has one. Its contents will be deleted.', path.dirname(target));
  return (await window.showWarningMessage(message, { modal: true, detail }, replace)) === replace;
}

async function tellOf(target: string): Promise<void> {
  const reveal = hasFileManager() ? l10n.t('Reveal') : l10n.t('Copy Path');
  const message = l10n.t(
    'The model is in {0}: autoencoder.onnx for ONNX Runtime, weights.safetensors for PyTorch, model.json for TensorFlow.js. README.md there has lines to copy.',
    target,
  );
  if ((await window.showInformationMessage(message, reveal)) !== reveal) return;
  await revealFolder(target, l10n.t('The path of the model is on the clipboard: {0}', target));
}
