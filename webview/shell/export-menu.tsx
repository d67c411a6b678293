import * as l10n from '@vscode/l10n';
import { MenuGroup, MenuItem, Popup } from '../elements/popup.js';
import { arrange, shownIn, shownViews } from '../state/arrangement.js';
import { besideOf, type Model, type RunView } from '../state/model.js';
import { usePanel } from '../state/panel-context.js';
import { initialArrangement, viewNamed } from '../views/index.js';

/** What can be saved of the whole run, which the host alone can do, and its pictures. */
export function ExportMenu({ model, run }: { readonly model: Model; readonly run: RunView }) {
  const { send, dispatch } = usePanel();
  const { view, reference } = model;
  const arrangement = arrange(view.arrangement, initialArrangement(run.started, besideOf(run, reference)));
  const isOver = run.finished !== null;
  const openForm = (name: string): void => {
    // Its tile must be there to be drawn.
    const isTab = shownIn(arrangement, 'tabs').includes(name);
    const enlarged = view.enlarged === name ? name : null;
    dispatch({ kind: 'view', change: { enlarged, ...(isTab ? { tab: name } : {}) } });
    dispatch({ kind: 'export', tile: name });
  };
  return (
    <Popup name={l10n.t('Export')} class="button" testId="button-export" role="menu" face={l10n.t('Export ▾')}>
      {send === null ? null : (
        <MenuGroup name={l10n.t('The run')}>
          <MenuItem testId="button-export-report" disabled={!isOver} onChoose={() => send({ kind: 'exportReport' })}>
            {l10n.t('Report of this run, as one page…')}
          </MenuItem>
          <MenuItem testId="button-export-model" disabled={!isOver} onChoose={() => send({ kind: 'exportModel' })}>
            {l10n.t('Trained model…')}
          </MenuItem>
        </MenuGroup>
      )}
      <MenuGroup name={l10n.t('Pictures')}>
        {shownViews(arrangement).map((name) => (
          <MenuItem key={name} testId={`button-export-${name}`} onChoose={() => openForm(name)}>
            {l10n.t({ message: '{0}…', args: [viewNamed(name).title], comment: 'exports the picture of a view' })}
          </MenuItem>
        ))}
      </MenuGroup>
    </Popup>
  );
}
