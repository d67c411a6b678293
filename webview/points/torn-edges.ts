import * as l10n from '@vscode/l10n';
import type { RunFrame } from '../../src/protocol/events.js';
import type { TornEdgesResult } from '../../src/protocol/result.js';
import { formatCount } from '../format.js';
import { resultAt, type RunView } from '../state/model.js';
import { memoized } from './memoized.js';

/** What a run has of torn edges at a frame. */
export interface ShownTornEdges {
  /** Two points of the display sample for each edge, flat. */
  readonly pairs: Uint32Array;
  /** What is drawn, in words. */
  readonly title: string;
}

/** The torn edges of the trained encoder, for the frame of its last step and no other; null if none. */
export function tornEdgesAt(run: RunView, frame: RunFrame): ShownTornEdges | null {
  const torn = resultAt(run, frame)?.distortion?.tornEdges ?? null;
  return torn === null || torn.torn === 0 ? null : describe(torn);
}

const describe = memoized(({ pairs, torn, edges, factor }: TornEdgesResult): ShownTornEdges => ({
  pairs: Uint32Array.from(pairs.flat()),
  title: l10n.t(
    'Nearest neighbours in the data whose codes are more than {0} times as far apart as the median: {1} of {2}',
    factor,
    formatCount(torn),
    formatCount(edges),
  ),
}));
