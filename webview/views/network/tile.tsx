import * as l10n from '@vscode/l10n';
import { Fragment } from 'preact';
import type { RunDescription } from '../../../src/protocol/description.js';
import { latentName } from '../../../src/protocol/latent-name.js';
import { networkExports } from './exports.js';
import { formatCount } from '../../format.js';
import { NetworkDiagram } from './diagram.js';
import { networkFacts, networkLayers, trainingFacts, type Fact } from './model.js';
import { Sign } from '../../elements/marks.js';
import { Legacy } from '../../tile/legacy.js';
import type { TileInput } from '../../tile/tile-input.js';

/** The autoencoder, layer by layer, and how it is trained; below it that of the reference, where it is another. */
export function NetworkTile({ run, view, reference }: Pick<TileInput, 'run' | 'view' | 'reference'>) {
  const description = run.started.run;
  const { latent, standardization } = description.autoencoder;
  const other = reference?.run.started.run ?? null;
  const otherFacts = other && new Map(factsOf(other));
  const shown = [description, ...(other === null || isSameNetwork(description, other) ? [] : [other])];
  const widest = Math.max(...shown.flatMap(({ autoencoder }) => autoencoder.widths));
  return (
    <Legacy
      legend={
        <>
          <span class="entry">
            <Sign kind="network-encoder" /> {l10n.t('encoder')}
          </span>
          <span class="entry">
            <Sign kind="network-latent" />{' '}
            {shown.length > 1 ? l10n.t('code') : l10n.t('code in {0}', latentName(latent))}
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
      {shown.map((one, k) => (
        <Fragment key={k}>
          {k === 0 ? null : <h3>{l10n.t('The reference')}</h3>}
          <div class="network-diagram">
            <NetworkDiagram
              label={`${k === 0 ? '' : `${l10n.t('The reference')}: `}${describeNetwork(one)}`}
              layers={networkLayers(one)}
              widest={widest}
              standardized={one.autoencoder.standardization !== null}
            />
          </div>
        </Fragment>
      ))}
      {other === null || shown.length > 1 ? null : (
        <p class="cell-facts muted">{l10n.t('The reference has the same layers.')}</p>
      )}
      <dl class="statements" data-testid="network-facts">
        {factsOf(description).map(([name, text]) => {
          const its = otherFacts === null ? text : (otherFacts.get(name) ?? l10n.t('none'));
          return (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {text}
                {its === text ? null : <span class="muted second-line">{l10n.t('reference: {0}', its)}</span>}
              </dd>
            </div>
          );
        })}
      </dl>
    </Legacy>
  );
}

const factsOf = (run: RunDescription): readonly Fact[] => [...networkFacts(run), ...trainingFacts(run)];

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
