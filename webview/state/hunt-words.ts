import * as l10n from '@vscode/l10n';
import type { BumpHuntSpectrum } from '../../src/protocol/result.js';
import { withheldInWords } from '../../src/protocol/withheld.js';

/** A significance, or why it is missing. */
type Hunted = Pick<BumpHuntSpectrum, 'significance' | 'withheld'>;

/** A change of Z that is told as one: a standard deviation. */
const least = 1;

/** Z before and after the cut, or why it is withheld, without a full stop. */
export function significances(before: Hunted, after: Hunted): string {
  const [first, second] = [before, after].map(({ significance }) => significance?.toFixed(1).replace('-', '−'));
  if (first !== undefined && second !== undefined) {
    return l10n.t('Z {0} before the cut on ρ, {1} after', first, second);
  }
  if (first !== undefined) return l10n.t('Z {0} before the cut on ρ; withheld after: {1}', first, whyWithheld(after));
  if (second === undefined) return l10n.t('Z is withheld: {0}', whyWithheld(before));
  return l10n.t('Z {0} after the cut on ρ; withheld before: {1}', second, whyWithheld(before));
}

/** Z before and after the cut and what the cut does to the bump, in words. */
export function huntInWords(before: Hunted, after: Hunted): string {
  const numbers = significances(before, after);
  if (before.significance === null || after.significance === null) return `${numbers}.`;
  const change = after.significance - before.significance;
  if (change >= least) return l10n.t('{0}: the cut makes the bump clearer.', numbers);
  if (change <= -least) return l10n.t('{0}: the cut weakens the bump.', numbers);
  return l10n.t('{0}: the cut changes little.', numbers);
}

/** Why there is no significance; older results do not say, and had no other reason. */
export const whyWithheld = ({ withheld }: Pick<Hunted, 'withheld'>): string =>
  withheldInWords(withheld ?? { kind: 'few events' });
