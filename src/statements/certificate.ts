import { formatLowerBound, formatNumber } from '../protocol/format.js';
import type { CertificateResult } from '../protocol/result.js';
import type { Statement } from '../protocol/statement.js';

/** What two points with one code say of this encoder, for every decoder. */
export function certificateStatement({ bound, separation }: CertificateResult): Statement {
  return {
    kind: 'certificate',
    name: 'two points with one code',
    text:
      `Certificate: this encoder gives two points that are ${formatNumber(separation)} apart the same code, so one of them ` +
      `is off by at least ${formatLowerBound(bound)}, whatever the decoder.`,
    bound,
    forbids: true,
    assumptions: [],
    scope: 'this encoder',
    source: 'both points have one reconstruction: the triangle inequality',
  };
}
