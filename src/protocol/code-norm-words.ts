import * as l10n from '@vscode/l10n';
import { formatNumber } from './format.js';
import type { CodeNormResult } from './result.js';

/** Below this share of the median, the least norm is called small. */
const smallShare = 0.05;

/** The least norm beside the usual one, and what a small one means. */
export function codeNormInWords({ least, median }: CodeNormResult): string {
  const found = l10n.t(
    'Before it is normalised, the code has a norm of at least {0} at all test points (median {1}).',
    formatNumber(least),
    formatNumber(median),
  );
  if (least > smallShare * median) return found;
  return `${found} ${l10n.t('That is nearly 0: the encoder may have a hole there, where it jumps.')}`;
}
