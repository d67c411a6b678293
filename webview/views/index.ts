import type { ComponentType } from 'preact';
import type { RunStarted } from '../../src/protocol/events.js';
import type { Arrangement, Part, ViewName } from '../state/arrangement.js';
import { DataTile } from './data/tile.js';
import { ErrorMapTile } from './error-map/tile.js';
import { findings } from './findings.js';
import { HistogramTile } from './histogram/tile.js';
import { LatentTile } from './latent/tile.js';
import { LossTile } from './loss/tile.js';
import type { ViewInput } from '../tile/tile-input.js';

export interface View {
  readonly name: ViewName;
  readonly Picture: ComponentType<ViewInput>;
}

/** The pictures that follow the training. */
const live: readonly View[] = [
  { name: 'data', Picture: DataTile },
  { name: 'latent', Picture: LatentTile },
  { name: 'error-map', Picture: ErrorMapTile },
  { name: 'loss', Picture: LossTile },
  { name: 'histogram', Picture: HistogramTile },
];

export const views: Readonly<Record<Part, readonly View[]>> = { live, findings };

/**
 * Where the views of a run are at first: of the analysis, those that this dataset gives nothing to say come last.
 * @param isCompared whether there is a reference: without one there is no view that compares.
 */
export function initialArrangement(started: RunStarted, isCompared: boolean): Arrangement {
  const possible = findings.filter(({ name }) => isCompared || name !== 'compare');
  const ordered = [true, false].flatMap((wanted) =>
    possible.filter(({ hasSubject }) => hasSubject(started) === wanted),
  );
  return { live: live.map(({ name }) => name), findings: ordered.map(({ name }) => name), hidden: [] };
}
