import type { Layer } from '../architecture.js';
import { padded } from './memory.js';

/*
 * Parameters as the kernel holds them: each matrix in panels of 8 columns, the last of 4 where the padded number of
 * columns is not a multiple of 8, so that its inner loops read them from front to back. Layers with few outputs have
 * their matrix transposed.
 */

/** Whether the kernel has a layer's matrix transposed: its vectors run along the inputs if there are few outputs. */
export function isNarrow({ inputs, outputs }: Layer): boolean {
  return outputs <= 4 && inputs % 8 === 0;
}

/** Where the parameters of a layer lie in the kernel's array of them, in numbers. */
export interface PackedLayer {
  readonly layer: Layer;
  readonly weights: number;
  readonly biases: number;
}

/** Places the parameters of all layers one after another. */
export function packLayers(layers: readonly Layer[]): {
  readonly packed: readonly PackedLayer[];
  readonly length: number;
} {
  let length = 0;
  const packed = layers.map((layer): PackedLayer => {
    const weights = length;
    const biases = weights + padded(layer.inputs) * padded(layer.outputs);
    length = biases + padded(layer.outputs);
    return { layer, weights, biases };
  });
  return { packed, length: Math.ceil(length / 16) * 16 };
}

/** Calls `visit` with the place of each parameter in the order of `layout` and in the kernel's. */
function forEachParameter(packed: readonly PackedLayer[], visit: (flat: number, place: number) => void): void {
  for (const { layer, weights, biases } of packed) {
    const { inputs, outputs } = layer;
    const narrow = isNarrow(layer);
    const [rows, columns] = narrow ? [padded(outputs), padded(inputs)] : [padded(inputs), padded(outputs)];
    for (let output = 0; output < outputs; output++) {
      for (let input = 0; input < inputs; input++) {
        const place = narrow ? inPanels(rows, columns, output, input) : inPanels(rows, columns, input, output);
        visit(layer.weights + input * outputs + output, weights + place);
      }
      visit(layer.biases + output, biases + output);
    }
  }
}

/** Place of an element of a matrix of so many rows and columns in panels. */
function inPanels(rows: number, columns: number, row: number, column: number): number {
  const panel = column - (column % 8);
  const panelWidth = Math.min(8, columns - panel);
  return panel * rows + row * panelWidth + (column % 8);
}

/** Writes parameters in the order of `layout` to the kernel's array. */
export function pack(packed: readonly PackedLayer[], values: Float32Array, kernel: Float32Array): void {
  forEachParameter(packed, (flat, place) => (kernel[place] = values[flat]));
}

/** Reads parameters from the kernel's array into the order of `layout`. */
export function unpack(packed: readonly PackedLayer[], kernel: Float32Array, values: Float32Array): void {
  forEachParameter(packed, (flat, place) => (values[flat] = kernel[place]));
}

/** Sets all bits of each parameter in a mask of the kernel's array; the padding stays 0. */
export function mark(packed: readonly PackedLayer[], mask: Int32Array): void {
  forEachParameter(packed, (_, place) => (mask[place] = -1));
}
