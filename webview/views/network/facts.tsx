import * as l10n from '@vscode/l10n';
import type { RunDescription } from '../../../src/protocol/description.js';
import { activeInWords, posteriorInWords } from '../../../src/protocol/posterior-words.js';
import type { PosteriorResult } from '../../../src/protocol/result.js';
import { networkFacts, trainingFacts, type Fact } from './model.js';

interface FactsProps {
  readonly run: RunDescription;
  /** Of a variational run that is over; else null. */
  readonly posterior: PosteriorResult | null;
  readonly reference: RunDescription | null;
  /** Whether the reference has the same layers; true without one. */
  readonly isSameNetwork: boolean;
}

/** The network and its training in words, each fact with that of the reference below it, where that is another. */
export function Facts({ run, posterior, reference, isSameNetwork }: FactsProps) {
  const others = reference && new Map(factsOf(reference));
  return (
    <>
      {reference !== null && isSameNetwork ? (
        <p class="pane-facts muted">{l10n.t('The reference has the same layers.')}</p>
      ) : null}
      <dl class="statements" data-testid="network-facts">
        {factsOf(run).map(([name, text]) => {
          const its = others === null ? text : (others.get(name) ?? l10n.t('none'));
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
        {posterior === null ? null : (
          <div>
            <dt>{l10n.t('active latent dimensions')}</dt>
            <dd data-testid="active-dimensions">
              {activeInWords(posterior)}
              <span class="muted second-line">{posteriorInWords(posterior)}</span>
            </dd>
          </div>
        )}
      </dl>
    </>
  );
}

const factsOf = (run: RunDescription): readonly Fact[] => [...networkFacts(run), ...trainingFacts(run)];
