import { sizeOfView, type RowView } from '../protocol/row-view.js';
import { SamplingError } from './guard.js';

/**
 * What points look like: as the definition says, or else by the shape of a row in a file.
 * @param dimension D.
 * @throws SamplingError where the definition says another number of coordinates than D.
 */
export function resolveView(
  declared: RowView | undefined,
  rowShape: readonly number[] | null,
  dimension: number,
): RowView | null {
  if (declared === undefined) return viewOfShape(rowShape, dimension);
  const size = sizeOfView(declared);
  if (size === dimension) return declared;
  const expected =
    declared.kind === 'image'
      ? `height × width × channels = ${declared.height} × ${declared.width} × ${declared.channels} = ${size}`
      : `length = ${size}`;
  throw new SamplingError('view', `view: expected points of ${expected} coordinates, got points of ${dimension}`);
}

/** Of [height, width] or [height, width, channels] a picture; null of other shapes. */
function viewOfShape(shape: readonly number[] | null, dimension: number): RowView | null {
  if (shape === null || shape.length < 2 || shape.length > 3) return null;
  const [height, width, channels = 1] = shape;
  if (height * width * channels !== dimension || (channels !== 1 && channels !== 3)) return null;
  return { kind: 'image', height, width, channels };
}
