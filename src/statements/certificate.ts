import { formatLowerBound, formatNumber, formatUpperBound } from '../protocol/format.js';
import type { CertificateResult } from '../protocol/result.js';
import type { Statement } from '../protocol/statement.js';

/** How far the points are from the data, if they are no data themselves. */
function whereItIs(nearest: CertificateResult['nearest']): string {
  if (nearest === undefined) return '';
  const [x, y] = nearest.map(({ row, distance }) => `${formatUpperBound(distance)} from test point ${row}`);
  return ` They lie ${x} and ${y}.`;
}

/** What two points with one code say of this encoder, for every decoder. */
export function certificateStatement({ bound, separation, nearest }: CertificateResult): Statement {
  return {
    kind: 'certificate',
    name: 'two points with one code',
    text:
      `Certificate: this encoder gives two points that are ${formatNumber(separation)} apart the same code, so one of them ` +
      `is off by at least ${formatLowerBound(bound)}, whatever the decoder.${whereItIs(nearest)}`,
    bound,
    forbids: true,
    assumptions: [],
    within: null,
    source: 'both points have one reconstruction: the triangle inequality',
  };
}
