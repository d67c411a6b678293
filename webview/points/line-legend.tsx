import * as l10n from '@vscode/l10n';
import { withUnit } from '../format.js';
import { lengthOf, type LatentLine } from '../state/latent-line.js';
import { Sign } from '../elements/marks.js';

/** What is known of the image of a line. */
export interface LineFacts {
  readonly line: LatentLine;
  /** D. */
  readonly dimension: number;
  /** Unit of distances in the data. */
  readonly unit: string;
  /** Whether the frame that is shown is that of the network that was asked. */
  readonly isNewest: boolean;
}

/** What is said of the image of the line. */
export function LineEntry(props: LineFacts) {
  return (
    <span
      class="inset-entry"
      data-testid="line-length"
      title={l10n.t('The image under the decoder of the line in the latent space, from the disc to the diamond')}
    >
      <Sign kind="line" /> {describeLine(props)}
    </span>
  );
}

export function describeLine({ line, dimension, unit, isNewest }: LineFacts): string {
  if (!isNewest) return l10n.t('g(line): for the newest picture only');
  switch (line.image.kind) {
    case 'asked':
      return l10n.t('g(line)');
    case 'drawn':
      return l10n.t('g(line): length {0}', withUnit(lengthOf(line.image.points, dimension), unit));
    case 'refused':
      return l10n.t('g(line): no network in memory, train again');
  }
}
