import { largest } from '../analysis/error.js';
import type { RunFrame, RunStarted } from '../protocol/events.js';
import type { InjectivityResult } from '../protocol/result.js';
import type { Evaluation, Model } from './model.js';
import { mapPoints } from './error-maps.js';

/** What is computed from the codes at the nodes of the error maps. */
export interface MapMeasures {
  readonly axesOf: (mapCodes: readonly Float32Array[]) => Float32Array;
  readonly injectivityOf: (mapCodes: readonly Float32Array[]) => InjectivityResult | null;
}

/** Makes the pictures of a run; all points of a picture go through the network in one call. */
export function createFrameMaker(
  started: Pick<RunStarted, 'display' | 'train' | 'signals' | 'errorMaps'>,
  measures: MapMeasures,
  model: Model,
  dimension: number,
  codeSize: number,
): (step: number) => RunFrame {
  const maps = started.errorMaps.map(mapPoints);
  const samples = [started.display, ...started.signals, ...(started.train === undefined ? [] : [started.train])];
  const parts = [...samples.map((sample) => sample.points), ...maps];
  const points = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((offset, part) => {
    points.set(part, offset);
    return offset + part.length;
  }, 0);

  return (step) => {
    const all = model.evaluate(points);
    let row = 0;
    const [display, ...others] = parts.map((part): Evaluation => {
      const end = row + part.length / dimension;
      const evaluation = {
        codes: all.codes.slice(row * codeSize, end * codeSize),
        reconstruction: all.reconstruction.slice(row * dimension, end * dimension),
        error: all.error.slice(row, end),
      };
      row = end;
      return evaluation;
    });
    const signals = others.slice(0, started.signals.length);
    const train = started.train === undefined ? {} : { train: others[started.signals.length] };
    const mapped = others.slice(samples.length - 1);
    const onManifold = mapped.filter((_, index) => started.errorMaps[index].kind !== 'plane');
    const mapCodes = mapped.map((map, index) =>
      started.errorMaps[index].kind === 'plane' ? new Float32Array(0) : map.codes,
    );
    return {
      kind: 'frame',
      step,
      ...display,
      errorMaps: mapped.map((map) => map.error),
      mapCodes,
      indicatrices: measures.axesOf(mapCodes),
      injectivity: measures.injectivityOf(mapCodes),
      signals,
      ...train,
      sup: Math.max(largest(display.error), ...onManifold.map((map) => largest(map.error))),
    };
  };
}
