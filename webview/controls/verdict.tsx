import type { RunFrame } from '../../src/protocol/events.js';
import { verdictOf } from '../state/verdict.js';
import type { RunView } from '../state/model.js';

/** What the largest error means, in one sentence. */
export function Verdict(props: { readonly run: RunView; readonly frame: RunFrame; readonly live: boolean }) {
  const { run, frame } = props;
  const { kind, headline, detail } = verdictOf(run, frame);
  return (
    <p class={`verdict verdict-${kind}`} data-testid="verdict">
      <strong>{headline}</strong> <span>{detail}</span>
    </p>
  );
}
