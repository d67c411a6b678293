import * as l10n from '@vscode/l10n';
import type { Note } from './note.js';

/** Most ends of torn edges that are compared with one another. */
const most = 400;

/**
 * "torn here", where most torn edges are.
 * @param positions count × components, of the display sample.
 * @param pairs two points of each torn edge, flat.
 */
export function tornNote(positions: Float32Array, components: number, pairs: Uint32Array): Note | null {
  const middles = middlesOf(positions, components, pairs);
  if (middles.length === 0) return null;
  // The middle that is nearest to all others on the whole: one of them, so that it lies on the data.
  const sumOfDistances = (a: readonly number[]): number =>
    // Square roots, so that a second tear far away does not draw it off the first.
    middles.reduce((sum, b) => sum + Math.sqrt(Math.hypot(...a.map((x, k) => x - b[k]))), 0);
  const sums = middles.map(sumOfDistances);
  return { key: 'torn', text: l10n.t('torn here'), at: middles[sums.indexOf(Math.min(...sums))] };
}

function middlesOf(positions: Float32Array, components: number, pairs: Uint32Array): readonly (readonly number[])[] {
  const edges = pairs.length / 2;
  const stride = Math.max(1, Math.ceil(edges / most));
  return Array.from({ length: Math.ceil(edges / stride) }, (_, i) => {
    const [a, b] = [pairs[2 * i * stride] * components, pairs[2 * i * stride + 1] * components];
    return Array.from({ length: components }, (_, k) => (positions[a + k] + positions[b + k]) / 2);
  });
}
