import * as l10n from '@vscode/l10n';
import type { HomologySummary } from '../../../src/protocol/result.js';
import { formatNumber, withUnit } from '../../format.js';
import { listBetti } from './betti-words.js';

/** How Betti numbers are estimated. */
export const rule = l10n.t(
  'Betti numbers are estimated in the longest range of scales, on a logarithmic axis, in which no bar begins or ends. Scales at which most landmarks are still separate components do not count, nor do scales at which all landmarks form one simplex.',
);

const costly = l10n.t(
  'Dimension 2 is left out if it would take more than about a second for these landmarks, as it does for points in many dimensions that are all about equally far apart.',
);

export interface BettiProps {
  readonly summary: HomologySummary;
  readonly reference: HomologySummary | undefined;
  /** Of the scales. */
  readonly unit: string;
}

/** The Betti numbers of a set of points as they are estimated, and over which scales. */
export function Betti({ summary: { betti, scales, voids }, reference, unit }: BettiProps) {
  return (
    <>
      <strong title={rule}>{listBetti(betti)}</strong>{' '}
      <span class="muted">{l10n.t('(estimated, at the longest gap)')}</span>
      {voids === 'too costly' ? <span title={costly}>, {l10n.t('b₂ left out: too costly')}</span> : null}
      <span class="muted second-line">
        {l10n.t('read at scales {0} to {1}', formatNumber(scales[0]), withUnit(scales[1], unit))}
      </span>
      {reference === undefined ? null : (
        <span class="muted second-line">{l10n.t('reference: {0}', listBetti(reference.betti))}</span>
      )}
    </>
  );
}
