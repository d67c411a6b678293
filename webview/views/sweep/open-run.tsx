import * as l10n from '@vscode/l10n';
import { isRunOf } from '../../../src/protocol/point-run.js';
import { formatDuration } from '../../format.js';
import { usePanel } from '../../state/panel-context.js';
import { useKeptRuns } from '../../tile/kept-runs.js';
import type { Chosen } from './chosen.js';

/** Opens the run of a point: in a report by a link; in the panel the one that is kept, else it is trained again. */
export function OpenRun({ chosen }: { readonly chosen: Chosen }) {
  const { send, dispatch } = usePanel();
  const kept = useKeptRuns();
  const { row, wanted, isShown } = chosen;
  if (send === null) {
    return row.folder === null ? null : (
      <a href={`${encodeURIComponent(row.folder)}/report.html`} data-testid="sweep-open">
        {l10n.t('Open its run')}
      </a>
    );
  }
  if (isShown) return <span class="muted">{l10n.t('its run is on show')}</span>;
  const { text, title } = kept === null ? openOrTrain : kept.some((run) => isRunOf(wanted, run)) ? open : train(chosen);
  return (
    <button
      type="button"
      class="button"
      data-testid="sweep-open"
      title={title}
      onClick={() => {
        dispatch({ kind: 'view', change: { enlarged: null } });
        send({ kind: 'openPoint', wanted });
      }}
    >
      {text}
    </button>
  );
}

interface Words {
  readonly text: string;
  readonly title: string;
}

const open: Words = { text: l10n.t('Open its run'), title: l10n.t('Its run is kept') };

const openOrTrain: Words = {
  text: l10n.t('Open its run'),
  title: l10n.t('If its run is not kept, it is trained again'),
};

function train({ row, seconds }: Chosen): Words {
  if (row.state !== 'done') return { text: l10n.t('Train this point'), title: l10n.t('There is no run of it yet') };
  const why = l10n.t('Its run is not kept. With the same engine and seed it comes to the same numbers.');
  return {
    text: l10n.t('Train this point again'),
    title: seconds === null ? why : `${why} ${l10n.t('It took {0}.', formatDuration(seconds))}`,
  };
}
