import type { RunFrame } from '../../src/protocol/events.js';
import type { CertificateResult } from '../../src/protocol/result.js';
import type { RunView } from './model.js';

/** The certificate of the trained encoder, for the frame of its last step and no other. */
export function certificateAt(run: RunView, frame: RunFrame): CertificateResult | null {
  const result = run.finished?.result ?? null;
  return result !== null && frame.step === result.steps ? result.certificate : null;
}
