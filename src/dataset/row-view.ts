import * as v from 'valibot';
import { check, integer, interval } from './check.js';

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

/** Options of {@link image}. */
export interface ImageOptions {
  /** Rows of pixels, from 1 to 4,096. */
  readonly height: number;
  /** Columns of pixels, from 1 to 4,096. */
  readonly width: number;
  /** 1 for grey values, 3 for red, green and blue, which stand one after another in each pixel. Default 1. */
  readonly channels?: 1 | 3;
}

/** Options of {@link profile}. */
export interface ProfileOptions {
  /** Numbers of a point, at least 2. */
  readonly length: number;
  /** [from, to], where the first and the last of them lie. Default: from 0 in steps of 1. */
  readonly x?: readonly [number, number];
  /** Name of x, with its unit. Default `x`. */
  readonly label?: string;
}

const side = integer(1, 4096);
const imageSchema = v.strictObject({ height: side, width: side, channels: v.optional(v.picklist([1, 3], '1 or 3')) });
const profileSchema = v.strictObject({
  length: integer(2, 1_000_000),
  x: v.optional(interval),
  label: v.optional(v.string('text')),
});

/**
 * Points are pictures: their coordinates are the pixels row by row from the top left, as `numpy.ravel` gives them. The
 * panel shows points, reconstructions and residuals as pictures.
 * @example defineDataset({ manifold: npy('jets.npy'), view: image({ height: 40, width: 40 }) })
 */
export function image(options: ImageOptions): RowView {
  check('image', imageSchema, options);
  const { height, width, channels = 1 } = options;
  return { kind: 'image', height, width, channels };
}

/**
 * Points are profiles, such as waveforms and spectra: their coordinates are values along a line.
 * @example defineDataset({ manifold: npy('pulses.npy'), view: profile({ length: 128, x: [0, 6.4], label: 't (ns)' }) })
 */
export function profile(options: ProfileOptions): RowView {
  check('profile', profileSchema, options);
  const { length, x = [0, length - 1], label = 'x' } = options;
  return { kind: 'profile', length, x, label };
}
