import { commands, l10n, window, workspace } from 'vscode';

/**
 * Whether code of the workspace may run. Where not, says so and offers to change it.
 * @param action what was asked for, as in "Training a dataset file"
 */
export function requireTrust(action: string): boolean {
  if (workspace.isTrusted) return true;
  const manage = l10n.t('Manage Workspace Trust');
  void window
    .showWarningMessage(
      l10n.t('{0} runs its code, and this workspace is in Restricted Mode. Trust the workspace to continue.', action),
      manage,
    )
    .then((choice) => {
      if (choice === manage) return commands.executeCommand('workbench.trust.manage');
      return undefined;
    });
  return false;
}
