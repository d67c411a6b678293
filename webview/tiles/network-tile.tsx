import * as l10n from '@vscode/l10n';
import { latentName } from '../../src/protocol/latent-name.js';
import { networkExports } from '../export/exports-of.js';
import { formatCount } from '../format.js';
import { NetworkDiagram } from '../plots/network-diagram.js';
import { networkFacts, networkLayers, trainingFacts, type Fact } from '../state/network.js';
import { Sign } from './fields.js';
import { Tile } from './tile.js';
import type { TileInput } from './tile-input.js';

/** The autoencoder, layer by layer, and how it is trained. */
export function NetworkTile({ run, view }: Pick<TileInput, 'run' | 'view'>) {
  const description = run.started.run;
  const { widths, latent, parameters, standardization } = description.autoencoder;
  return (
    <Tile
      name="network"
      title={l10n.t('Network')}
      enlarged={view.enlarged === 'network'}
      exports={networkExports(run)}
      legend={
        <>
          <span class="entry">
            <Sign kind="network-encoder" /> {l10n.t('encoder')}
          </span>
          <span class="entry">
            <Sign kind="network-latent" /> {l10n.t('code in {0}', latentName(latent))}
          </span>
          <span class="entry">
            <Sign kind="network-decoder" /> {l10n.t('decoder')}
          </span>
          {standardization === null ? null : (
            <span class="entry">
              <Sign kind="network-scale" /> {l10n.t('standardised')}
            </span>
          )}
          <span class="entry muted">{l10n.t('height: logarithm of the width')}</span>
        </>
      }
    >
      <div class="network-diagram">
        <NetworkDiagram
          label={l10n.t('Autoencoder of {0} layers with {1} numbers, the code in {2}; {3} parameters.', widths.length, widths.join(', '), latentName(latent), formatCount(parameters))}
          layers={networkLayers(description)}
          standardized={standardization !== null}
        />
      </div>
      <dl class="statements" data-testid="network-facts">
        {[...networkFacts(description), ...trainingFacts(description)].map(([name, text]: Fact) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Tile>
  );
}
