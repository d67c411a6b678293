/** A line in the latent space, and what the network makes of it. */
export interface LatentLine {
  /** Code of its start. */
  readonly from: Float32Array;
  /** Code of its end. */
  readonly to: Float32Array;
  readonly image: LineImage;
}

export type LineImage =
  | { readonly kind: 'asked' }
  | {
      readonly kind: 'drawn';
      /** Images under the decoder of the codes of `codesOnLine`: {@link lineNodes} × D, row-major, in data units. */
      readonly points: Float32Array;
    }
  /** There is no network that could be asked. */
  | { readonly kind: 'refused' };

/** How many codes of a line are decoded. */
export const lineNodes = 64;

/** Length of the line through points, count × dimension, row-major. */
export function lengthOf(points: Float32Array, dimension: number): number {
  let length = 0;
  for (let row = dimension; row < points.length; row += dimension) {
    let square = 0;
    for (let k = 0; k < dimension; k++) square += (points[row + k] - points[row - dimension + k]) ** 2;
    length += Math.sqrt(square);
  }
  return length;
}
