import * as l10n from '@vscode/l10n';
import type { HomologyResult } from '../../../src/protocol/result.js';
import { subscript } from '../../format.js';

/**
 * Such as `2 components, no loop`: Betti numbers in words, voids only if there are some. @param from lowest dimension.
 */
const shapeInWords = (betti: readonly number[], from: 0 | 1): string =>
  betti
    .flatMap((count, dimension) =>
      dimension < from || (dimension > 1 && count === 0) ? [] : [featuresInWords(count, dimension)],
    )
    .join(', ');

function featuresInWords(count: number, dimension: number): string {
  switch (dimension) {
    case 0:
      return count === 1 ? l10n.t('1 component') : l10n.t('{0} components', count);
    case 1:
      return count === 0 ? l10n.t('no loop') : count === 1 ? l10n.t('1 loop') : l10n.t('{0} loops', count);
    case 2:
      return count === 1 ? l10n.t('1 void') : l10n.t('{0} voids', count);
    default:
      return `b${subscript(dimension)}\u00a0=\u00a0${count}`;
  }
}

/** The estimated shapes of data, codes and reconstructions in one sentence; what is the same is said once. */
export function shapesInWords({ data, latent, reconstruction }: HomologyResult): string {
  const all = [data, latent, reconstruction].map(({ betti }) => betti);
  const inOnePiece = all.every((betti) => betti.length > 1 && betti[0] === 1);
  const [ofData, ofCodes, ofOutput] = all.map((betti) => shapeInWords(betti, inOnePiece ? 1 : 0));
  if (ofData === ofCodes && ofCodes === ofOutput)
    return l10n.t(
      'Estimated, at the longest gap: {0}, in data, codes and reconstructions alike.',
      shapeInWords(data.betti, 0),
    );
  if (ofCodes === ofOutput)
    return l10n.t('Estimated, at the longest gap: data {0}; codes and reconstructions {1}.', ofData, ofCodes);
  if (ofData === ofOutput)
    return l10n.t('Estimated, at the longest gap: data and reconstructions {0}; codes {1}.', ofData, ofCodes);
  return l10n.t('Estimated, at the longest gap: data {0}; codes {1}; reconstructions {2}.', ofData, ofCodes, ofOutput);
}

/** Such as `b₀ = 1, b₁ = 2`. */
export const listBetti = (betti: readonly number[]): string =>
  betti.map((b, k) => `b${subscript(k)}\u00a0=\u00a0${b}`).join(', ');

/** The Betti numbers that a manifold declares; if there are many, those that are not 0. */
export function listDeclared(bettiNumbers: readonly number[]): string {
  const isLong = bettiNumbers.length > 5;
  const told = bettiNumbers.flatMap((b, k) => (isLong && b === 0 ? [] : [`b${subscript(k)}\u00a0=\u00a0${b}`]));
  return isLong ? l10n.t('{0}, all others 0', told.join(', ')) : told.join(', ');
}
