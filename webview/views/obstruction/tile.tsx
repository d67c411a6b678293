import * as l10n from '@vscode/l10n';
import { obstructionExports } from './exports.js';
import { BoundPlot } from './bound-plot.js';
import { errorName, errorUnit } from '../../points/coloring.js';
import { marksAt, pairRows, statementsAt } from './model.js';
import { certificateAt } from '../../state/verdict.js';
import { Sign } from '../../elements/marks.js';
import { Legacy } from '../../tile/legacy.js';
import type { TileInput } from '../../tile/tile-input.js';

/** What forbids a small ρ: sup ρ beside its lower bounds, the pair of the certificate, and how the encoder covers its latent space. */
export function ObstructionTile({
  run,
  frame,
  view,
  reference,
}: Pick<TileInput, 'run' | 'frame' | 'view' | 'reference'>) {
  const unit = errorUnit(run.started.run.manifold.coordinates);
  const marks = marksAt(run, frame, unit);
  const certificate = certificateAt(run, frame);
  const others =
    reference && errorUnit(reference.run.started.run.manifold.coordinates) === unit
      ? marksAt(reference.run, reference.frame, unit)
      : null;
  const hasBounds = marks.some(({ kind, value }) => kind !== 'sup' && value !== null);
  return (
    <Legacy
      legend={
        hasBounds || others !== null ? (
          <>
            {hasBounds ? (
              <span
                class="entry"
                title={l10n.t(
                  'The true supremum lies to the right of every bound, whatever the decoder; the largest ρ of a sample may not yet.',
                )}
              >
                <Sign kind="excluded" /> {l10n.t('excluded for sup ρ')}
              </span>
            ) : null}
            {others === null ? null : (
              <span class="entry">
                <Sign kind="hollow" /> {l10n.t('reference')}
              </span>
            )}
          </>
        ) : undefined
      }
    >
      <div class="bound-plot">
        <BoundPlot marks={marks} reference={others} error={{ name: errorName, unit }} />
      </div>
      <dl class="statements" data-testid="obstruction-statements">
        {statementsAt(run, frame, unit).map(({ topic, text, hasPair }) => (
          <div key={topic}>
            <dt>{topic}</dt>
            <dd>
              {text}
              {hasPair && certificate !== null ? (
                <div class="table-frame" tabIndex={0} role="group" aria-label={l10n.t('The pair of the certificate')}>
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
                </div>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
    </Legacy>
  );
}
