import type { Layer } from '../architecture.js';

/*
 * Parameters as a kernel holds them: each matrix in panels of some columns, the last narrower where they do not divide the
 * padded number of columns, so that its inner loops read them from front to back. Layers with few outputs have their matrix
 * transposed.
 */

/** How a kernel holds matrices. */
export interface MatrixShape {
  /** Columns of a panel. */
  readonly panel: number;
  /** Rows and columns are padded to multiples of these. */
  readonly rows: number;
  readonly columns: number;
}

/** The next multiple of `step`. */
export function roundUp(value: number, step: number): number {
  return Math.ceil(value / step) * step;
}

/** Whether a kernel has a layer's matrix transposed: its vectors run along the inputs if there are few outputs. */
export function isNarrow({ inputs, outputs }: Layer, { panel }: MatrixShape): boolean {
  return outputs <= 4 && inputs % panel === 0;
}

/** Where the parameters of a layer lie in the kernel's array of them, in numbers. */
export interface PackedLayer {
  readonly layer: Layer;
  readonly weights: number;
  readonly biases: number;
  /** Whether its matrix is transposed. */
  readonly narrow: boolean;
  /** Rows and columns of the matrix as it is kept, with the padding, and columns of a panel. */
  readonly rows: number;
  readonly columns: number;
  readonly panel: number;
}

/** Places the parameters of all layers one after another. */
export function packLayers(
  layers: readonly Layer[],
  shape: MatrixShape,
): {
  readonly packed: readonly PackedLayer[];
  readonly length: number;
} {
  let length = 0;
  const packed = layers.map((layer): PackedLayer => {
    const { inputs, outputs } = layer;
    const narrow = isNarrow(layer, shape);
    const rows = roundUp(narrow ? outputs : inputs, shape.rows);
    const columns = roundUp(narrow ? inputs : outputs, shape.columns);
    const weights = length;
    const biases = weights + rows * columns;
    length = biases + roundUp(outputs, shape.columns);
    return { layer, weights, biases, narrow, rows, columns, panel: shape.panel };
  });
  return { packed, length: roundUp(length, 16) };
}

/** Calls `visit` with the place of each parameter in the order of `layout` and in the kernel's. */
function forEachParameter(packed: readonly PackedLayer[], visit: (flat: number, place: number) => void): void {
  for (const one of packed) {
    const { layer, weights, biases, narrow } = one;
    const { inputs, outputs } = layer;
    for (let output = 0; output < outputs; output++) {
      for (let input = 0; input < inputs; input++) {
        const place = narrow ? inPanels(one, output, input) : inPanels(one, input, output);
        visit(layer.weights + input * outputs + output, weights + place);
      }
      visit(layer.biases + output, biases + output);
    }
  }
}

/** Place of an element of a matrix in panels. */
function inPanels({ rows, columns, panel }: PackedLayer, row: number, column: number): number {
  const start = column - (column % panel);
  return start * rows + row * Math.min(panel, columns - start) + (column % panel);
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
