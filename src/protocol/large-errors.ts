import * as l10n from '@vscode/l10n';
import { formatBound } from './format.js';
import type { LargeErrors } from './result.js';

/** A share such as `0.42 %`. */
export function formatShare(share: number): string {
  return `${formatBound(100 * share)} %`;
}

/** What counts as a large ρ, such as `ρ > 0.5, half of the bound`. */
export function largeInWords({ above, of }: LargeErrors): string {
  switch (of) {
    case 'bound':
      return l10n.t('ρ > {0}, half of the bound', formatBound(above));
    case 'radius':
      return l10n.t('ρ > {0}, a twentieth of the radius of the data', formatBound(above));
  }
}
