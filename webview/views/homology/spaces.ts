import * as l10n from '@vscode/l10n';

/** The three sets of points whose persistent homology is looked at. */
export const spaces = ['data', 'latent', 'reconstruction'] as const;

export type Space = (typeof spaces)[number];

export const spaceNames: Readonly<Record<Space, { readonly short: string; readonly title: string }>> = {
  data: { short: l10n.t('data'), title: l10n.t('Data') },
  latent: { short: l10n.t('codes'), title: l10n.t('Latent codes') },
  reconstruction: { short: l10n.t('reconstruction'), title: l10n.t('Reconstruction') },
};
