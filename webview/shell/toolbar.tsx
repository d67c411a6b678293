import * as l10n from '@vscode/l10n';
import type { RunDescription } from '../../src/protocol/description.js';
import { latentLabel } from '../../src/protocol/latent-name.js';
import { OneLine, type LineItem } from '../elements/one-line.js';
import { Popup } from '../elements/popup.js';
import type { Model } from '../state/model.js';
import { ColorMenu } from './color-menu.js';
import { CompareMenu } from './compare-menu.js';
import { ExportMenu } from './export-menu.js';
import { MoreMenu } from './more-menu.js';
import { RunForm } from './run-form.js';
import { SelectMenu } from './select-menu.js';
import { ShowMenu } from './show-menu.js';
import { TrainButton } from './train-button.js';

const runWords = ({ autoencoder, seed }: RunDescription): string =>
  `${latentLabel(autoencoder.latent)} · ${l10n.t('seed {0}', seed)}`;

/** One line: which run this is, how it is drawn, what can be done with it. What finds no room goes into ⋯. */
export function Toolbar({ model }: { readonly model: Model }) {
  const { run, session } = model;
  const description = run?.started.run ?? null;
  const items: LineItem[] =
    run === null || run.frames.length === 0
      ? []
      : [
          { key: 'color', content: <ColorMenu run={run} view={model.view} /> },
          { key: 'show', content: <ShowMenu run={run} view={model.view} /> },
          { key: 'compare', content: <CompareMenu run={run} reference={model.reference} /> },
          { key: 'select', content: <SelectMenu run={run} view={model.view} /> },
          { key: 'export', content: <ExportMenu model={model} run={run} /> },
        ];
  return (
    <header class="toolbar" data-testid="toolbar">
      <h1 title={description?.name}>
        {description?.name ?? (session === null || session.label === '' ? 'Latent Atlas' : session.label)}
      </h1>
      {description === null ? null : (
        <Popup
          name={l10n.t('Latent space and seed')}
          class="button flat"
          testId="button-run"
          role="dialog"
          says={runWords(description)}
          face={`${runWords(description)} ▾`}
        >
          <RunForm key={description.seed} run={description} />
        </Popup>
      )}
      <OneLine
        class="toolbar-items"
        items={items}
        more={(hidden) => (
          <>
            <TrainButton model={model} />
            <MoreMenu model={model} hidden={hidden} />
          </>
        )}
      />
    </header>
  );
}
