/** What the coordinates of a point make up together. */
export type RowView =
  | {
      /** Pixels, row by row from the top left, the channels of a pixel one after another. */
      readonly kind: 'image';
      readonly height: number;
      readonly width: number;
      readonly channels: 1 | 3;
    }
  | {
      /** Values along a line, evenly spaced. */
      readonly kind: 'profile';
      readonly length: number;
      /** Where the first and the last value lie. */
      readonly x: readonly [number, number];
      /** Name of x, with its unit. */
      readonly label: string;
    };

/** How many coordinates a point has that looks like this. */
export const sizeOfView = (view: RowView): number =>
  view.kind === 'image' ? view.height * view.width * view.channels : view.length;
