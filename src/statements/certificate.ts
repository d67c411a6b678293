import { formatLowerBound, formatNumber, formatUpperBound } from '../protocol/format.js';
import type { CertificateResult } from '../protocol/result.js';
import type { Statement } from '../protocol/statement.js';

/** How far the points are from the data, if they are no data themselves. */
function whereItIs(nearest: CertificateResult['nearest']): string {
  if (nearest === undefined) return '';
  const [x, y] = nearest.map(({ row, distance }) => `${formatUpperBound(distance)} from test point ${row}`);
  return ` They lie ${x} and ${y}.`;
}

/** What the codes are known to be, and for which decoders that gives the bound. */
function whatIsKnown({ proof, bound, latentDistance, exportedDistance = 0 }: CertificateResult): string {
  const off = `one of them is off by at least ${formatLowerBound(bound)}`;
  switch (proof?.kind) {
    case 'exact':
      return (
        `exactly the same code, once one of them is moved by at most ${formatUpperBound(proof.within)} (proved), ` +
        `so ${off}, whatever the decoder`
      );
    case 'lipschitz':
      return (
        `codes that differ by ${formatUpperBound(exportedDistance)} as exported, so ${off} by this decoder and by every ` +
        `other with a Lipschitz constant of at most ${formatUpperBound(proof.constant)}`
      );
    case 'numerical':
      return (
        `codes that are equal up to rounding (they differ by ${formatUpperBound(latentDistance)} in double precision), ` +
        `so ${off}, whatever the decoder, if they are equal, which is not proved`
      );
    case undefined:
      return `the same code up to rounding, so ${off}, whatever the decoder`;
  }
}

/** What two points with one code say of this encoder. */
export function certificateStatement(found: CertificateResult): Statement {
  const { bound, separation, nearest, proof } = found;
  return {
    kind: 'certificate',
    name: 'two points with one code',
    text:
      `Certificate: this encoder gives two points that are ${formatNumber(separation)} apart ${whatIsKnown(found)}.` +
      whereItIs(nearest),
    bound,
    forbids: true,
    assumptions: [],
    within: proof?.kind === 'exact' ? proof.within : null,
    source:
      'both points have one reconstruction: the triangle inequality' +
      (proof?.kind === 'exact' ? '; that the code is exactly one: the theorem of Newton and Kantorovich' : ''),
  };
}
