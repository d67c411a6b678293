import { isLatent, latentCall, latentLabel } from './latent-name.js';
import { latentField } from './latent-scan.js';
import type { SweptPoint, SweptValue } from './sweep-table.js';

/** The shortest name of a field that varies: `latent` for `autoencoder.latent`; parameters of the user's own have no dot. */
export const shortField = (name: string): string => name.slice(name.indexOf('.') + 1);

/** A value of a point as it stands in a table: a number as it is, all else as a dataset file writes it. */
export function cellOf(value: SweptValue): number | string {
  if (typeof value === 'number' || typeof value === 'string') return value;
  return isLatent(value) ? latentCall(value) : JSON.stringify(value).replaceAll(',', ', ');
}

/** A point for people, such as `S¹, hidden [32, 32]`. */
export const pointInWords = (point: SweptPoint): string =>
  Object.entries(point)
    .map(([name, value]) =>
      name === latentField && isLatent(value) ? latentLabel(value) : `${shortField(name)} ${cellOf(value)}`,
    )
    .join(', ');
