import * as l10n from '@vscode/l10n';
import type { RocPicture } from '../../math/roc-curve.js';

export interface PictureName {
  readonly short: string;
  readonly title: string;
}

/** What ROC curves can be drawn as. */
export const pictureNames: Readonly<Record<RocPicture, PictureName>> = {
  roc: { short: l10n.t('ROC'), title: l10n.t('ROC curves') },
  improvement: { short: l10n.t('SIC'), title: l10n.t('Significance improvement') },
  rejection: { short: l10n.t('rejection'), title: l10n.t('Background rejection') },
};

export const rocPictures = ['roc', 'improvement', 'rejection'] as const satisfies readonly RocPicture[];
