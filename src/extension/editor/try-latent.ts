import { l10n, Range, Uri, window, workspace, WorkspaceEdit } from 'vscode';
import { saveIfDirty } from '../sessions/saved-file.js';

/**
 * Writes another latent space into a dataset file and saves it, which trains it again where that is wanted.
 * @param file the dataset file, absolute.
 * @param latent a call of a function of `latent-atlas`, such as `spherical(1)`.
 * @throws Error where the file does not say its latent space in a way that can be edited, or cannot be saved.
 */
export async function tryLatent(file: string, latent: string): Promise<void> {
  // What is on disk is what is edited: a change that is not saved yet belongs to it.
  await saveIfDirty(Uri.file(file));
  const { editLatent } = await import('../../session/latent-edit.js');
  const edit = await editLatent(file, latent);
  const document = await workspace.openTextDocument(Uri.file(edit.file));
  const changes = new WorkspaceEdit();
  for (const { from, to, text } of edit.changes) {
    changes.replace(document.uri, new Range(document.positionAt(from), document.positionAt(to)), text);
  }
  if (!(await workspace.applyEdit(changes)) || !(await document.save())) {
    throw new Error(`${edit.file} could not be changed: expected a file that can be written.`);
  }
  window.setStatusBarMessage(
    l10n.t('Latent Atlas: the latent space is now {0}. Use Undo in the editor to change it back.', latent),
    8000,
  );
}
