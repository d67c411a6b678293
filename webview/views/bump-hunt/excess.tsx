import * as l10n from '@vscode/l10n';
import type { BumpHuntSpectrum } from '../../../src/protocol/result.js';
import { formatCount, formatMeasured, formatNumber } from '../../format.js';
import { whyWithheld } from '../../state/hunt-words.js';
import { significanceText } from './significance.js';

export interface ExcessProps {
  readonly spectrum: BumpHuntSpectrum;
  /** What the reference found after its cut, and the percentage of the events that it keeps where that is another. */
  readonly reference?: { readonly after: BumpHuntSpectrum; readonly kept: string | null } | null;
}

/** How far the events in the window exceed the fit to the side bands. */
export function Excess({ spectrum, reference = null }: ExcessProps) {
  const { observed, background, backgroundError, chiSquare, degreesOfFreedom, degree, significance } = spectrum;
  const compared =
    reference === null ? null : (
      <span class="muted second-line">
        {reference.kept === null
          ? l10n.t('reference: Z = {0}', significanceText(reference.after))
          : l10n.t('reference: Z = {0}, with {1} % kept', significanceText(reference.after), reference.kept)}
      </span>
    );
  if (background === null)
    return (
      <>
        {l10n.t('Z is withheld: {0}', whyWithheld(spectrum))}
        {compared}
      </>
    );
  return (
    <>
      {significance === null ? (
        l10n.t('Z is withheld: {0}', whyWithheld(spectrum))
      ) : (
        <strong>Z = {significanceText(spectrum)}</strong>
      )}
      {': '}
      {l10n.t('{0} events, fit {1}', formatCount(observed), formatMeasured(background, backgroundError ?? Number.NaN))}
      <span class="muted second-line">
        {l10n.t(
          'side bands: χ²/dof = {0}/{1}, degree {2}',
          chiSquare === null ? '–' : formatNumber(chiSquare),
          degreesOfFreedom ?? '–',
          degree ?? 3,
        )}
      </span>
      {compared}
    </>
  );
}
