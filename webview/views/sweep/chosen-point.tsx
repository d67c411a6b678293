import * as l10n from '@vscode/l10n';
import { isLatent, latentCall, latentLabel } from '../../../src/protocol/latent-name.js';
import { latentField } from '../../../src/protocol/latent-scan.js';
import type { SweepRow } from '../../../src/protocol/sweep-table.js';
import { usePanel } from '../../state/panel-context.js';

export interface ChosenPointProps {
  readonly row: SweepRow | null;
  readonly name: (row: SweepRow) => string;
}

/** What can be done with the point that was chosen: its latent space for the file, or in a report its run. */
export function ChosenPoint({ row, name }: ChosenPointProps) {
  const { send } = usePanel();
  if (row === null) return <p class="sweep-chosen muted">{l10n.t('Click a run to choose it.')}</p>;
  const latent = row.point[latentField];
  return (
    <p class="sweep-chosen" data-testid="sweep-chosen">
      <strong>{name(row)}</strong>
      {send !== null && isLatent(latent) ? (
        <button
          type="button"
          class="button"
          data-testid="sweep-use"
          title={l10n.t('Writes {0} into the dataset file and saves it.', `latent: ${latentCall(latent)}`)}
          onClick={() => send({ kind: 'tryLatent', latent: latentCall(latent) })}
        >
          {l10n.t('Use {0}', latentLabel(latent))}
        </button>
      ) : null}
      {send === null && row.folder !== null ? (
        <a href={`${encodeURIComponent(row.folder)}/report.html`} data-testid="sweep-open">
          {l10n.t('Open its run')}
        </a>
      ) : null}
    </p>
  );
}
