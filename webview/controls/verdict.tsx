import type { RunFrame } from '../../src/protocol/events.js';
import { verdictOf } from '../state/verdict.js';
import type { RunView } from '../state/model.js';

/** What the largest error means, in one sentence. */
export function Verdict({ run, frame }: { readonly run: RunView; readonly frame: RunFrame }) {
  const { obstructed, headline, detail, certificate } = verdictOf(run, frame);
  return (
    <p class={obstructed ? 'verdict obstructed' : 'verdict'} data-testid="verdict">
      <strong>{headline}</strong> <span>{detail}</span>
      {certificate === null ? null : <span data-testid="certificate"> {certificate}</span>}
    </p>
  );
}
