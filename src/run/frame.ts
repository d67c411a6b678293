import { largest } from '../analysis/error.js';
import type { ErrorMapDomain, RunFrame, SampleFrame } from '../protocol/events.js';
import type { InjectivityResult } from '../protocol/result.js';
import type { Projection } from '../protocol/projection.js';
import type { Model } from './model.js';
import { keptOf } from './projection.js';
import { mapPoints } from './error-maps.js';

/** What is computed from the codes at the nodes of the error maps. */
export interface MapMeasures {
  readonly axesOf: (mapCodes: readonly Float32Array[]) => Float32Array;
  readonly injectivityOf: (mapCodes: readonly Float32Array[]) => InjectivityResult | null;
}

/** The points of a picture, each list count × D, row-major. */
export interface PicturePoints {
  readonly display: Float32Array;
  readonly signals: readonly Float32Array[];
  readonly train: Float32Array;
  readonly errorMaps: readonly ErrorMapDomain[];
}

/** Numbers of points that go through the network in one call. */
const blockNumbers = 2 ** 21;

/**
 * Makes the pictures of a run.
 * @param projection what they hold of a reconstruction; null for all coordinates.
 */
export function createFrameMaker(
  { display, signals, train, errorMaps }: PicturePoints,
  measures: MapMeasures,
  model: Model,
  dimension: number,
  projection: Projection | null,
): (step: number) => RunFrame {
  const lists = [display, ...signals, train, ...errorMaps.map(mapPoints)];
  const points = joined(lists);
  const blockSize = Math.max(1, Math.floor(blockNumbers / dimension)) * dimension;
  const blocks = Array.from({ length: Math.ceil(points.length / blockSize) }, (_, index) => {
    const block = points.subarray(index * blockSize, (index + 1) * blockSize);
    return { points: block, seen: model.seen(block) };
  });
  const rows = lists.map((list) => list.length / dimension);
  const count = rows.reduce((sum, one) => sum + one, 0);

  return (step) => {
    const evaluations = blocks.map((block): SampleFrame => {
      const { codes, reconstruction, error } = model.evaluate(block.points, block.seen);
      return { codes, reconstruction: keptOf(reconstruction, projection), error };
    });
    const all: SampleFrame = {
      codes: joined(evaluations.map(({ codes }) => codes)),
      reconstruction: joined(evaluations.map(({ reconstruction }) => reconstruction)),
      error: joined(evaluations.map(({ error }) => error)),
    };
    let row = 0;
    const [ofDisplay, ...others] = rows.map((length): SampleFrame => {
      const [from, to] = [row / count, (row + length) / count];
      const part = (values: Float32Array): Float32Array =>
        values.slice(Math.round(from * values.length), Math.round(to * values.length));
      row += length;
      return { codes: part(all.codes), reconstruction: part(all.reconstruction), error: part(all.error) };
    });
    const mapped = others.slice(signals.length + 1);
    const onManifold = mapped.filter((_, index) => errorMaps[index].kind !== 'plane');
    const mapCodes = mapped.map((map, index) => (errorMaps[index].kind === 'plane' ? new Float32Array(0) : map.codes));
    return {
      kind: 'frame',
      step,
      ...ofDisplay,
      errorMaps: mapped.map((map) => map.error),
      mapCodes,
      indicatrices: measures.axesOf(mapCodes),
      injectivity: measures.injectivityOf(mapCodes),
      signals: others.slice(0, signals.length),
      train: others[signals.length],
      sup: Math.max(largest(ofDisplay.error), ...onManifold.map((map) => largest(map.error))),
    };
  };
}

/** Lists of numbers one after another. */
function joined(lists: readonly Float32Array[]): Float32Array {
  if (lists.length === 1) return lists[0];
  const all = new Float32Array(lists.reduce((sum, list) => sum + list.length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all;
}
