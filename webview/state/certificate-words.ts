import * as l10n from '@vscode/l10n';
import type { CertificateResult } from '../../src/protocol/result.js';
import { lowerBoundWithUnit, upperBoundWithUnit } from '../format.js';
import { formatUpperBound } from '../../src/protocol/format.js';

/** What a pair with one code says of decoders, and how sure that is. */
export function boundOfPair({ bound, proof, exportedDistance = 0 }: CertificateResult, unit: string): string {
  const least = lowerBoundWithUnit(bound, unit);
  switch (proof?.kind) {
    case 'exact':
      return l10n.t(
        'No decoder can reconstruct both: one of them is off by at least {0}. Proved: a point at most {1} from one of them has exactly the code of the other.',
        least,
        upperBoundWithUnit(proof.within, unit),
      );
    case 'lipschitz':
      return l10n.t(
        'One of them is off by at least {0} by this decoder and by every other with a Lipschitz constant of at most {1}: as exported, the codes differ by {2}.',
        least,
        formatUpperBound(proof.constant),
        formatUpperBound(exportedDistance),
      );
    case 'numerical':
      return l10n.t(
        'If the codes are exactly equal, no decoder can reconstruct both: one of them is off by at least {0}. They are equal up to rounding; more is not proved.',
        least,
      );
    case undefined:
      return l10n.t('No decoder can reconstruct both: one of them is off by at least {0}.', least);
  }
}
