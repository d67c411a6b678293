import * as l10n from '@vscode/l10n';
import type { ExaminedModel, RunDescription } from '../../../src/protocol/description.js';
import { latentName } from '../../../src/protocol/latent-name.js';
import { formatCount } from '../../format.js';

/** A model that was trained elsewhere, in words. */
export function examinedFacts(
  { autoencoder: { parameters, latent, standardization } }: RunDescription,
  { files, producer, latent: { tensor, isNamed }, operators, jump }: ExaminedModel,
): readonly (readonly [string, string])[] {
  return [
    [l10n.t('model'), files.join(', ')],
    ...(producer === '' ? [] : [[l10n.t('written by'), producer] as const]),
    [l10n.t('weights'), l10n.t('{0} numbers', formatCount(parameters))],
    [
      l10n.t('latent space'),
      isNamed
        ? l10n.t('{0}: the tensor {1}, which the dataset file names', latentName(latent), tensor)
        : l10n.t(
            '{0}: the tensor {1}, the narrowest that every path passes. Another one can be named: onnx(…, { latent: … }).',
            latentName(latent),
            tensor,
          ),
    ],
    [l10n.t('operators'), operators.join(', ')],
    [
      l10n.t('continuity'),
      jump === null
        ? l10n.t('Every operator is continuous.')
        : l10n.t('Not known to be continuous, so no theorem is claimed beyond this point: {0}.', jump),
    ],
    [
      l10n.t('inputs'),
      standardization === null
        ? l10n.t('as they are')
        : l10n.t('standardised by column, (x − mean) / scale, and x̂ is scaled back'),
    ],
    [
      l10n.t('evaluated'),
      l10n.t('in single precision for pictures and errors, in double precision for the certificate'),
    ],
  ];
}
