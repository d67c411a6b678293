import * as l10n from '@vscode/l10n';

/** A change of Z that is told as one: a standard deviation. */
const least = 1;

/** Z before and after the cut, without a full stop. */
export function significances(before: number, after: number): string {
  const [first, second] = [before, after].map((z) => z.toFixed(1).replace('-', '−'));
  return l10n.t('Z {0} before the cut on ρ, {1} after', first, second);
}

/** Z before and after the cut and what the cut does to the bump, in words. */
export function huntInWords(before: number | null, after: number | null): string {
  if (before === null || after === null) return l10n.t('There are too few events beside the window for a fit.');
  const numbers = significances(before, after);
  if (after >= before + least) return l10n.t('{0}: the cut makes the bump clearer.', numbers);
  if (after <= before - least) return l10n.t('{0}: the cut weakens the bump.', numbers);
  return l10n.t('{0}: the cut changes little.', numbers);
}
