import * as l10n from '@vscode/l10n';
import type { Assumption, LatentSuggestion } from './statement.js';

/** What a statement assumes, after "as long as". */
export function assumptionInWords(assumption: Assumption): string {
  switch (assumption) {
    case 'normalised':
      return l10n.t('the code stays away from 0 before it is normalised');
    case 'projected':
      return l10n.t('the encoder stays away from where the projection on the latent space jumps');
  }
}

/** Why a latent space may hold the data, a sentence. @param manifold its name. */
export function suggestionReason({ because }: LatentSuggestion, manifold: string): string {
  switch (because) {
    case 'homeomorphic':
      return l10n.t('The {0} fits into it as it is.', manifold);
    case 'embeds':
      return l10n.t('The smallest Euclidean space that the {0} embeds in.', manifold);
    case 'hole':
      return l10n.t('It has room for the hole that the sample has; nothing known forbids it.');
  }
}
