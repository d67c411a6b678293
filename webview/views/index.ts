import type { RunStarted } from '../../src/protocol/events.js';
import type { Arrangement } from '../state/arrangement.js';
import type { Beside } from '../state/model.js';
import type { View } from '../tile/view.js';
import { bumpHuntView } from './bump-hunt/index.js';
import { byLabelView } from './by-label/index.js';
import { compareView } from './compare/index.js';
import { dataView } from './data/index.js';
import { dimensionView } from './dimension/index.js';
import { errorMapView } from './error-map/index.js';
import { histogramView } from './histogram/index.js';
import { homologyView } from './homology/index.js';
import { latentView } from './latent/index.js';
import { lossView } from './loss/index.js';
import { networkView } from './network/index.js';
import { obstructionView } from './obstruction/index.js';
import { pointView } from './point/index.js';
import { rocView } from './roc/index.js';
import { seedsView } from './seeds/index.js';
import { sweepView } from './sweep/index.js';

/** All views of a run, in the order of the first arrangement. */
export const views: readonly View[] = [
  dataView,
  latentView,
  errorMapView,
  sweepView,
  rocView,
  bumpHuntView,
  histogramView,
  lossView,
  byLabelView,
  pointView,
  obstructionView,
  homologyView,
  dimensionView,
  seedsView,
  networkView,
  compareView,
];

/** The view of a name. @throws if none. */
export function viewNamed(name: string): View {
  const view = views.find((one) => one.name === name);
  if (view === undefined) throw new Error(`viewNamed: expected the name of a view, got ${name}`);
  return view;
}

/**
 * Where the views are before the user moves any: those that say something of this run.
 */
export function initialArrangement(started: RunStarted, beside: Beside): Arrangement {
  const applying = views.filter(({ appliesTo }) => appliesTo(started, beside));
  const at = (wanted: View['place']) => applying.filter(({ place }) => place === wanted).map(({ name }) => name);
  return { pictures: at('picture'), tabs: at('tab'), hidden: [] };
}
