import type { RunFrame } from '../../src/protocol/events.js';
import { forward } from '../../src/layers/forward.js';
import { resultAt, type RunView } from '../state/model.js';
import type { ShownAxes } from './shown-axes.js';

/** What is read of a run. */
export type RecordedRun = Pick<RunView, 'started' | 'finished'>;

/**
 * The reconstructions of the display sample with all coordinates, count × D; null where a picture holds only some numbers
 * of them and there is no decoder of its step.
 */
export function wholeReconstruction(run: RecordedRun, frame: RunFrame): Float32Array | null {
  if (run.started.projection == null) return frame.reconstruction;
  if (resultAt(run, frame) === null) return null;
  const values = decoded.get(frame) ?? imagesOf(run, frame.codes);
  if (values !== null) decoded.set(frame, values);
  return values;
}

/**
 * Images of codes under the decoder that the record of an ended run has, count × D, in data units; null where it has none.
 * @param codes count × code size.
 */
export function imagesOf({ started, finished }: RecordedRun, codes: Float32Array): Float32Array | null {
  const decoder = finished?.decoder ?? null;
  if (decoder === null) return null;
  const { standardization } = started.run.autoencoder;
  const values = new Float32Array(forward(decoder.layers, decoder.parameters, new Float64Array(codes)));
  if (standardization !== null) {
    const { mean, scale } = standardization;
    const dimension = mean.length;
    for (let at = 0; at < values.length; at++) {
      values[at] = values[at] * scale[at % dimension] + mean[at % dimension];
    }
  }
  return values;
}

/** By frame: a decoder of a thousand columns takes a tenth of a second. */
const decoded = new WeakMap<RunFrame, Float32Array>();

/** The reconstructions as a picture shows them, count × components; null where they are not known on its axes. */
export function shownReconstruction(run: RecordedRun, frame: RunFrame, shown: ShownAxes): Float32Array | null {
  if (shown.ofKept !== null) return shown.ofKept(frame.reconstruction);
  const whole = wholeReconstruction(run, frame);
  return whole && shown.of(whole);
}
