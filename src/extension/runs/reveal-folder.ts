import { commands, env, UIKind, Uri, window } from 'vscode';

/** Whether there is a file manager on the machine that the extension runs on. */
export const hasFileManager = (): boolean => env.uiKind === UIKind.Desktop && env.remoteName === undefined;

/**
 * Shows a folder in the file manager, or where that cannot be done, as in a browser, puts its path on the clipboard, and
 * tells `said`.
 */
export async function revealFolder(folder: string, said: string): Promise<void> {
  if (hasFileManager()) {
    await commands.executeCommand('revealFileInOS', Uri.file(folder));
    return;
  }
  await env.clipboard.writeText(folder);
  void window.showInformationMessage(said);
}
