import * as l10n from '@vscode/l10n';
import type { CertificateResult } from '../../../src/protocol/result.js';
import { withUnit } from '../../format.js';
import type { Note } from '../../points/note.js';
import type { ShownAxes } from '../../points/shown-axes.js';

/** "same code, 2.00 apart", beside the line between the two points of the certificate. */
export function pairNote(certificate: CertificateResult, pair: Float32Array, shown: ShownAxes, unit: string): Note {
  const positions = shown.of(pair);
  const { components } = shown;
  const apart = Math.hypot(...certificate.x.map((x, k) => x - certificate.y[k]));
  return {
    key: 'pair',
    text: l10n.t('same code, {0} apart', withUnit(apart, unit)),
    at: Array.from({ length: components }, (_, k) => (positions[k] + positions[components + k]) / 2),
  };
}
