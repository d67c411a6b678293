import { ModelError } from '../model-error.js';
import { shapeText } from '../tensor.js';
import type { Call } from './call.js';

/** A window that moves over the places of an image, or of a line: one number for each of its axes. */
export interface Window {
  readonly size: readonly number[];
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  /** Places added before the first and after the last one. */
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** The window of a convolution or a pooling over places of a shape. */
export function windowOf(call: Call, size: readonly number[], places: readonly number[]): Window {
  const axes = size.length;
  if (axes !== places.length)
    throw new ModelError(`expected a window of ${places.length} axes, got ${shapeText(size)}`);
  const strides = call.numbers('strides') ?? size.map(() => 1);
  const dilations = call.numbers('dilations') ?? size.map(() => 1);
  if ([...size, ...strides, ...dilations].some((value) => !Number.isInteger(value) || value < 1))
    throw new ModelError(
      `expected sizes and strides of at least 1, got ${shapeText([...size, ...strides, ...dilations])}`,
    );
  const pads = call.numbers('pads') ?? new Array<number>(2 * axes).fill(0);
  const automatic = call.text('auto_pad', 'NOTSET');
  if (automatic === 'NOTSET') return { size, strides, dilations, before: pads.slice(0, axes), after: pads.slice(axes) };
  const total = size.map((length, k) => {
    if (automatic === 'VALID') return 0;
    const steps = Math.ceil(places[k] / strides[k]);
    return Math.max(0, (steps - 1) * strides[k] + dilations[k] * (length - 1) + 1 - places[k]);
  });
  const less = total.map((one) => Math.floor(one / 2));
  const more = total.map((one, k) => one - less[k]);
  const isLower = automatic === 'SAME_LOWER';
  return { size, strides, dilations, before: isLower ? more : less, after: isLower ? less : more };
}

/** Places that the window stops at along each axis. */
export function stopsOf(
  { size, strides, dilations, before, after }: Window,
  places: readonly number[],
  round: (value: number) => number = Math.floor,
): number[] {
  return places.map((length, k) => {
    const span = dilations[k] * (size[k] - 1) + 1;
    const room = (length + before[k] + after[k] - span) / strides[k];
    const stops = round(room) + 1;
    if (!(stops >= 1))
      throw new ModelError(`expected a window that fits, got ${shapeText(size)} in ${shapeText(places)}`);
    // Of a window that is let stand over the end, the last must begin inside.
    return round === Math.ceil && (stops - 1) * strides[k] >= length + before[k] ? stops - 1 : stops;
  });
}

/**
 * For each stop of the window, which places are under it: pairs of a place of the image and a place of the window.
 * @returns one list of pairs for each stop, flat.
 */
export function coverage(window: Window, places: readonly number[], stops: readonly number[]): Int32Array[] {
  const { size, strides, dilations, before } = window;
  const lists: Int32Array[] = [];
  eachIndex(stops, (stop) => {
    const pairs: number[] = [];
    let taps = 0;
    eachIndex(size, (tap) => {
      let at = 0;
      let isInside = true;
      for (let k = 0; k < places.length; k++) {
        const place = stop[k] * strides[k] + tap[k] * dilations[k] - before[k];
        isInside &&= place >= 0 && place < places[k];
        at = at * places[k] + place;
      }
      if (isInside) pairs.push(at, taps);
      taps++;
    });
    lists.push(Int32Array.from(pairs));
  });
  return lists;
}

/** Calls back with each index of a shape, in order. */
export function eachIndex(shape: readonly number[], visit: (index: readonly number[]) => void): void {
  const index = shape.map(() => 0);
  const count = shape.reduce((product, size) => product * size, 1);
  for (let k = 0; k < count; k++) {
    visit(index);
    for (let axis = shape.length - 1; axis >= 0 && ++index[axis] === shape[axis]; axis--) index[axis] = 0;
  }
}
