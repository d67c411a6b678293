import * as l10n from '@vscode/l10n';
import type { RunStarted } from '../../../src/protocol/events.js';
import type { HomologyResult } from '../../../src/protocol/result.js';
import { formatCount, subscript, withUnit } from '../../format.js';
import { rule } from './betti.js';
import { listDeclared } from './betti-words.js';

export interface HomologyNoteProps {
  readonly started: RunStarted;
  readonly homology: HomologyResult;
  /** Of the data. */
  readonly unit: string;
}

/** How far data and reconstructions are apart, what the manifold declares, and how all of it is computed. */
export function HomologyNote({ started, homology: { data, bottleneck, landmarks }, unit }: HomologyNoteProps) {
  const { bettiNumbers } = started.run.manifold;
  return (
    <p class="pane-note" data-testid="bottleneck">
      {l10n.t(
        'Bottleneck distance of data and reconstruction: {0}.',
        bottleneck
          .map((distance, k) => `H${subscript(k)}\u00a0${distance === null ? '∞' : withUnit(distance, unit)}`)
          .join(', '),
      )}{' '}
      {bettiNumbers === null ? '' : `${l10n.t('Declared for the manifold: {0}.', listDeclared(bettiNumbers))} `}
      <span class="muted" title={rule}>
        {l10n.t('Estimated from {0} landmarks; the longest bars of each dimension are drawn.', formatCount(landmarks))}
        {data.voids === 'not sought' ? ` ${whyNotSought(started)}` : ''}
      </span>
    </p>
  );
}

function whyNotSought({ run: { manifold } }: RunStarted): string {
  return manifold.ambientDimension <= 2
    ? l10n.t('Dimension 2 is left out because a set in a plane has no voids.')
    : l10n.t('Dimension 2 is left out because a curve has no voids.');
}
