import * as l10n from '@vscode/l10n';
import type { RunDescription } from '../../../src/protocol/description.js';
import { latentName } from '../../../src/protocol/latent-name.js';
import { WithWords } from '../../elements/with-words.js';
import { formatCount } from '../../format.js';
import type { TileInput } from '../../tile/tile-input.js';
import { NetworkDiagram } from './diagram.js';
import { Facts } from './facts.js';
import { networkLayers } from './model.js';

/** The autoencoder, layer by layer, and how it is trained; beside it that of the reference, where it is another. */
export function NetworkPicture({ run, reference }: Pick<TileInput, 'run' | 'reference'>) {
  const description = run.started.run;
  const other = reference?.run.started.run ?? null;
  const shown = [description, ...(other === null || isSameNetwork(description, other) ? [] : [other])];
  const widest = Math.max(...shown.flatMap(({ autoencoder }) => autoencoder.widths));
  return (
    <WithWords
      picture={
        <div class="networks">
          {shown.map((one, k) => (
            <div class="network-diagram" key={k}>
              {shown.length === 1 ? null : <h3>{k === 0 ? l10n.t('This run') : l10n.t('The reference')}</h3>}
              <NetworkDiagram
                label={`${k === 0 ? '' : `${l10n.t('The reference')}: `}${describeNetwork(one)}`}
                layers={networkLayers(one)}
                widest={widest}
                standardized={one.autoencoder.standardization !== null}
              />
            </div>
          ))}
        </div>
      }
      label={l10n.t('The network and its training in words')}
      words={
        <Facts
          run={description}
          posterior={run.finished?.result.posterior ?? null}
          reference={other}
          isSameNetwork={shown.length === 1}
        />
      }
    />
  );
}

/** Whether two networks are drawn alike. */
function isSameNetwork(a: RunDescription, b: RunDescription): boolean {
  const drawn = (run: RunDescription): string =>
    JSON.stringify([networkLayers(run), run.autoencoder.standardization !== null]);
  return drawn(a) === drawn(b);
}

function describeNetwork({ autoencoder: { widths, latent, parameters } }: RunDescription): string {
  return l10n.t(
    'Autoencoder of {0} layers with {1} numbers, the code in {2}; {3} parameters.',
    widths.length,
    widths.join(', '),
    latentName(latent),
    formatCount(parameters),
  );
}
