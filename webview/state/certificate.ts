import type { RunFrame } from '../../src/protocol/events.js';
import type { CertificateResult } from '../../src/protocol/result.js';
import { resultAt, type RunView } from './model.js';

/** The certificate of the trained encoder, for the frame of its last step and no other. */
export const certificateAt = (run: RunView, frame: RunFrame): CertificateResult | null =>
  resultAt(run, frame)?.certificate ?? null;
