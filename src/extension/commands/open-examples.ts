import { commands, l10n, Uri, window, workspace } from 'vscode';

/** Name of the folder that the examples are copied to. */
const folderName = 'latent-atlas-examples';

/**
 * Copies the examples to a folder of the user, and offers to open it.
 * @param argument the folder to copy to; anything else, and the user is asked for one
 */
export async function openExamples(extension: Uri, argument: unknown): Promise<Uri | undefined> {
  const parent = argument instanceof Uri ? argument : await askForFolder();
  if (parent === undefined) return undefined;
  const target = await freeFolder(parent);
  await workspace.fs.copy(Uri.joinPath(extension, 'examples'), target);
  const open = l10n.t('Open');
  const openInNewWindow = l10n.t('Open in New Window');
  const choice = await window.showInformationMessage(
    l10n.t('The examples are in {0}.', target.fsPath),
    open,
    openInNewWindow,
  );
  if (choice !== undefined) {
    await commands.executeCommand('vscode.openFolder', target, { forceNewWindow: choice === openInNewWindow });
  }
  return target;
}

async function askForFolder(): Promise<Uri | undefined> {
  const chosen = await window.showOpenDialog({
    title: l10n.t('Where to put the folder {0}', folderName),
    canSelectFiles: false,
    canSelectFolders: true,
    openLabel: l10n.t('Copy the Examples Here'),
    defaultUri: workspace.workspaceFolders?.[0]?.uri,
  });
  return chosen?.[0];
}

/** A folder that is not there yet. */
async function freeFolder(parent: Uri): Promise<Uri> {
  const taken = new Set((await workspace.fs.readDirectory(parent)).map(([name]) => name));
  for (let k = 1; ; k++) {
    const name = k === 1 ? folderName : `${folderName}-${k}`;
    if (!taken.has(name)) return Uri.joinPath(parent, name);
  }
}
