import * as l10n from '@vscode/l10n';
import type { Quantity } from '../../../src/protocol/description.js';
import type { BumpHuntResult, BumpHuntScan, BumpHuntSpectrum } from '../../../src/protocol/result.js';
import { formatBound, formatCount, formatNumber, withUnit } from '../../format.js';
import { significanceText } from './significance.js';

/** A spectrum in words, for those who do not see it. */
export function describeSpectrum(
  when: 'before' | 'after',
  { observed, background, from, to }: BumpHuntSpectrum,
  { name, unit }: Quantity,
): string {
  const expected = background === null ? l10n.t('no fit') : l10n.t('{0} expected', formatNumber(background));
  const numbers = [name, formatNumber(from), withUnit(to, unit), formatCount(observed), expected];
  return when === 'before'
    ? l10n.t('Histogram of {0} before the cut, from {1} to {2}: {3} events in the window, {4}.', ...numbers)
    : l10n.t('Histogram of {0} after the cut, from {1} to {2}: {3} events in the window, {4}.', ...numbers);
}

/** The significance at each cut in words. */
export function describeScan(scan: readonly BumpHuntScan[], reference: BumpHuntResult | null): string {
  const own = l10n.t('Significance by the share of events that are kept: {0}.', listScan(scan));
  return reference === null ? own : `${own} ${l10n.t('Reference: {0}.', listScan(reference.scan))}`;
}

const listScan = (scan: readonly BumpHuntScan[]): string =>
  scan.map((one) => `${formatBound(1 - one.cut)}: ${significanceText(one)}`).join('; ');
