import * as l10n from '@vscode/l10n';

/** How a run is chosen by the keyboard. */
export const chooseHint = l10n.t(
  'Use the arrow keys to go through them, Enter to choose one, and Shift+Enter to compare it with the one that is chosen.',
);
