import * as l10n from '@vscode/l10n';

/** What can be drawn of several seeds if there is room for one picture. */
export const partNames = {
  sup: { short: l10n.t('sup ρ'), title: l10n.t('sup ρ by seed') },
  place: { short: l10n.t('place'), title: l10n.t('Where ρ is largest') },
} as const;
