import * as l10n from '@vscode/l10n';
import { formatNumber } from './format.js';
import type { BumpHuntWithheld } from './result.js';

/** Why a significance is withheld, as a part of a sentence. */
export function withheldInWords(withheld: BumpHuntWithheld): string {
  switch (withheld.kind) {
    case 'few events':
      return l10n.t('too few events beside the window for a fit');
    case 'spectrum ends':
      return withheld.side === 'below'
        ? l10n.t('the spectrum ends just below the window, which leaves no side band there')
        : l10n.t('the spectrum ends just above the window, which leaves no side band there');
    case 'bad fit':
      return l10n.t(
        'the fit does not describe the side bands, its χ² has the probability {0}',
        formatNumber(withheld.probability),
      );
  }
}
