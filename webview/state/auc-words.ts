import * as l10n from '@vscode/l10n';

/** Standard deviations from ½ within which an area tells nothing. */
const least = 2;

/**
 * What an area under a ROC curve comes to, in words.
 * @param auc from 0 to 1; ½ is a coin toss.
 * @param error its standard deviation.
 */
export function aucInWords(auc: number, error: number): string {
  // Of so few points that no error is known, nothing can be said.
  if (!(Math.abs(auc - 0.5) > least * error)) return l10n.t('no better than chance');
  if (auc < 0.5) return l10n.t('worse than chance: the signal has the smaller errors');
  if (auc < 0.6) return l10n.t('little better than chance');
  if (auc < 0.8) return l10n.t('better than chance');
  return auc < 0.95 ? l10n.t('much better than chance') : l10n.t('nearly always told apart');
}
