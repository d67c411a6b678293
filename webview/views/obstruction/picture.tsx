import * as l10n from '@vscode/l10n';
import { WithWords } from '../../elements/with-words.js';
import { errorName, errorUnit } from '../../format.js';
import { certificateAt } from '../../state/certificate.js';
import type { TileInput } from '../../tile/tile-input.js';
import { BoundPlot } from './bound-plot.js';
import { marksAt, pairRows, statementsAt } from './model.js';

/** What forbids a small ρ: sup ρ beside its lower bounds, the pair of the certificate, and how the encoder covers its latent space. */
export function ObstructionPicture({ run, frame, reference }: Pick<TileInput, 'run' | 'frame' | 'reference'>) {
  const unit = errorUnit(run.started.run.manifold.coordinates);
  const certificate = certificateAt(run, frame);
  const others =
    reference && errorUnit(reference.run.started.run.manifold.coordinates) === unit
      ? marksAt(reference.run, reference.frame, unit)
      : null;
  return (
    <WithWords
      picture={<BoundPlot marks={marksAt(run, frame, unit)} reference={others} error={{ name: errorName, unit }} />}
      label={l10n.t('What is known of the obstruction')}
      words={
        <dl class="statements" data-testid="obstruction-statements">
          {statementsAt(run, frame, unit).map(({ topic, text, hasPair }) => (
            <div key={topic}>
              <dt>{topic}</dt>
              <dd>
                {text}
                {hasPair && certificate !== null ? (
                  <table class="numbers" data-testid="certificate-pair">
                    <tbody>
                      {pairRows(certificate, unit).map(([name, value]) => (
                        <tr key={name}>
                          <th scope="row">{name}</th>
                          <td>{value}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                ) : null}
              </dd>
            </div>
          ))}
        </dl>
      }
    />
  );
}
