import type { DatasetDefinition } from '../dataset/definition.js';
import type { DisplaySample, RunStarted } from '../protocol/events.js';
import type { FrameCost } from './cadence.js';
import { createDisplay, shownPart } from './display.js';
import { createErrorMaps } from './error-maps.js';
import type { PicturePoints } from './frame.js';
import type { Guard } from './guard.js';
import { createIndicatrices, type IndicatrixMaker } from './indicatrices.js';
import { createProjection, keptMap, keptOf } from './projection.js';
import type { Samples } from './samples.js';

/** What the pictures of a run are made of. */
export interface Picture {
  /** What readers get of it. */
  readonly started: Omit<RunStarted, 'kind' | 'run'>;
  /** What goes through the network for each picture. */
  readonly points: PicturePoints;
  readonly axesOf: IndicatrixMaker['axesOf'];
}

/**
 * Chooses the points of the pictures.
 * @throws SamplingError where an observable is not a number.
 */
export function createPicture(definition: DatasetDefinition, samples: Samples, guard: Guard): Picture {
  const { manifold } = definition;
  const { test, train, signals } = samples;
  const { dimension } = test;
  const wanted = definition.samples?.shown;
  const display = createDisplay(shownPart(test, wanted), test, definition, guard);
  const ofSignals = signals.map(({ sample }) => createDisplay(shownPart(sample, wanted), sample, definition, guard));
  // To compare with the test sample; `shown` sets only the number of test points.
  const ofTrain = createDisplay(shownPart(train, undefined), train, definition, guard);
  const errorMaps = createErrorMaps(manifold, test, guard);
  const indicatrices = createIndicatrices(errorMaps, manifold, dimension);
  const projection = createProjection(display.points, dimension);
  const kept = (sample: DisplaySample): DisplaySample => ({ ...sample, points: keptOf(sample.points, projection) });
  return {
    started: {
      projection,
      display,
      signals: ofSignals.map(kept),
      train: kept(ofTrain),
      errorMaps: errorMaps.map((map) => keptMap(map, projection)),
      indicatrices: indicatrices.domain,
    },
    points: {
      display: display.points,
      signals: ofSignals.map(({ points }) => points),
      train: ofTrain.points,
      errorMaps,
    },
    axesOf: indicatrices.axesOf,
  };
}

/** What one picture of the record costs. */
export function pictureCost(started: Omit<RunStarted, 'kind'>, codeSize: number): FrameCost {
  const { display, signals, train, errorMaps, projection, run } = started;
  const { ambientDimension } = run.manifold;
  const kept = projection == null ? ambientDimension : 3;
  const shown = [display, ...signals, ...(train === undefined ? [] : [train])];
  const points = shown.reduce((sum, { count }) => sum + count, 0);
  const nodes = errorMaps.reduce((sum, map) => sum + nodesOf(map, kept), 0);
  return {
    bytes: Float32Array.BYTES_PER_ELEMENT * (points * (codeSize + kept + 1) + nodes * (codeSize + 1)),
    numbers: (points + nodes) * ambientDimension,
  };
}

const nodesOf = (map: RunStarted['errorMaps'][number], kept: number): number =>
  map.kind === 'plane' ? map.columns * map.rows : map.points.length / kept;
