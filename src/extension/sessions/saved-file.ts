import { l10n, type TextDocument, type Uri, window, workspace } from 'vscode';

/** Saves a file where the editor shows another text than the disk has: what is trained is what is seen. */
export async function saveIfDirty(uri: Uri): Promise<void> {
  const document = openDocument(uri);
  if (document?.isDirty === true) await document.save();
}

/** The file on disk of a document; one that has no name yet is saved first. Undefined where it does not become one. */
export async function fileOnDisk(uri: Uri): Promise<Uri | undefined> {
  if (uri.scheme === 'file') return uri;
  const document = openDocument(uri);
  if (document?.isUntitled === true) return workspace.saveAs(uri);
  void window.showErrorMessage(
    l10n.t('Latent Atlas trains only files on disk, and {0} is not one.', uri.toString(true)),
  );
  return undefined;
}

function openDocument(uri: Uri): TextDocument | undefined {
  return workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
}
