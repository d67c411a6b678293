import * as l10n from '@vscode/l10n';
import type { RunDescription } from './description.js';

/** What a run does beyond following the gradient of the plain loss, for people: a phrase each, such as `weight decay 0.01`. */
export function describeMethods({ autoencoder, training }: RunDescription): string[] {
  if (training === null) return [];
  const { optimizer, gradientClipping, denoising, topological } = training;
  const { variational } = autoencoder;
  const phrases: (string | null)[] = [
    optimizer.weightDecay === 0 ? null : l10n.t('weight decay {0}', optimizer.weightDecay),
    gradientClipping === null ? null : l10n.t('gradient clipped at {0}', gradientClipping.norm),
    variational === null ? null : l10n.t('variational, β = {0}', variational.beta),
    topological === null ? null : l10n.t('topological loss × {0}', topological.weight),
    denoising === null ? null : l10n.t('denoising, σ = {0}', denoising.standardDeviation),
  ];
  return phrases.filter((phrase) => phrase !== null);
}
