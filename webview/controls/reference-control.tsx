import { usePanel } from '../plots/panel-context.js';
import type { Model } from '../state/model.js';
import { IconButton } from './button.js';

/** Makes the run on show the reference that later ones are compared with, or ends comparing. */
export function ReferenceControl({ model }: { readonly model: Model }) {
  const { send } = usePanel();
  const { run, reference } = model;
  if (send === null || run === null) return null;
  return (
    <div class="buttons" role="group" aria-label="Comparing">
      <IconButton
        icon="pin"
        testId="button-pin"
        name="Pin as reference: compare this run, as it is now, with those after it"
        disabled={run.frames.length === 0}
        onClick={() => send({ kind: 'compare', pinned: true })}
      />
      {reference === null ? null : (
        <IconButton
          icon="close"
          testId="button-unpin"
          name={`Compare with ${reference.label} no more`}
          text={reference.label}
          onClick={() => send({ kind: 'compare', pinned: false })}
        />
      )}
    </div>
  );
}
