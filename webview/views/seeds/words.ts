import * as l10n from '@vscode/l10n';
import { spreadOf, type SeedResult } from '../../../src/protocol/sweep.js';
import { formatMeasured, formatNumber, withUnit } from '../../format.js';
import { countWithoutCollision } from './numbers.js';

/** Mean and standard deviation over seeds; of one seed its number. */
export const describeSpread = (mean: number, deviation: number | null): string =>
  deviation === null ? formatNumber(mean) : formatMeasured(mean, deviation);

/** Such as `1.98 ± 0.01, from 1.97 to 1.99`. */
export function describeSup(results: readonly SeedResult[], unit: string): string {
  const { mean, standardDeviation, least, greatest } = spreadOf(results.map(({ sup }) => sup));
  return l10n.t(
    '{0}, from {1} to {2}',
    describeSpread(mean, standardDeviation),
    formatNumber(least),
    withUnit(greatest, unit),
  );
}

/** For how many seeds no two points were found that the encoder sends to one code. */
export function describeCollisions(results: readonly SeedResult[]): string {
  const { count, of } = countWithoutCollision(results);
  return of === 0
    ? l10n.t('Did not search for points with the same code')
    : l10n.t('{0} of {1} seeds: found no two points with the same code', count, of);
}
