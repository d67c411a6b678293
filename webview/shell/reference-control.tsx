import * as l10n from '@vscode/l10n';
import { usePanel } from '../state/panel-context.js';
import type { Model } from '../state/model.js';
import { IconButton } from '../elements/button.js';

/** Makes the run on show the reference that later ones are compared with, or ends comparing. */
export function ReferenceControl({ model }: { readonly model: Model }) {
  const { send } = usePanel();
  const { run, reference } = model;
  if (send === null || run === null) return null;
  return (
    <div class="buttons" role="group" aria-label={l10n.t('Comparing')}>
      <IconButton
        icon="pin"
        testId="button-pin"
        name={l10n.t('Pin as reference: compare this run, as it is now, with those after it')}
        disabled={run.frames.length === 0}
        onClick={() => send({ kind: 'compare', pinned: true })}
      />
      {reference === null ? null : (
        <IconButton
          icon="close"
          testId="button-unpin"
          name={l10n.t('Compare with {0} no more', reference.label)}
          text={reference.label}
          onClick={() => send({ kind: 'compare', pinned: false })}
        />
      )}
    </div>
  );
}
