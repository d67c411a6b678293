import * as l10n from '@vscode/l10n';
import { formatNumber } from './format.js';
import type { PosteriorResult } from './result.js';

/** How many latent dimensions say anything of the data, such as `1 of 2`. */
export function activeInWords({ active, dimensions }: PosteriorResult): string {
  return l10n.t('{0} of {1}', active, dimensions.length);
}

/** The divergence of each dimension from the prior, and what follows for those that are not active. */
export function posteriorInWords({ active, dimensions }: PosteriorResult): string {
  const list = dimensions.map(({ divergence }) => formatNumber(divergence)).join(', ');
  const divergences = l10n.t('divergence from the prior by dimension: {0} nats', list);
  return active === dimensions.length
    ? divergences
    : `${divergences}; ${l10n.t('a dimension that is not active has collapsed: its code says nothing of the point')}`;
}
