/** A picture in memory, and for each of its pixels how far away lies what is drawn there. */
export interface Surface {
  /** RGBA bytes, row-major from the top, `stride` pixels a row. */
  readonly pixels: Uint8ClampedArray;
  readonly depths: Float32Array;
  readonly stride: number;
  /** The part in use, in pixels. */
  readonly width: number;
  readonly height: number;
}

/** Empties the picture: transparent, and nothing in front of anything. */
export function clearSurface(surface: Surface): void {
  const { pixels, stride, width, height } = surface;
  for (let row = 0; row < height; row++) pixels.fill(0, 4 * row * stride, 4 * (row * stride + width));
  clearDepths(surface);
}

/** What is drawn from here on lies over all that there is. */
export function clearDepths({ depths, stride, width, height }: Surface): void {
  for (let row = 0; row < height; row++) depths.fill(Infinity, row * stride, row * stride + width);
}

/**
 * Lays a colour over a pixel unless something nearer is there.
 * @param at index of the pixel.
 * @param alpha opacity in [0, 1].
 */
export function blend(
  { pixels, depths }: Surface,
  at: number,
  depth: number,
  red: number,
  green: number,
  blue: number,
  alpha: number,
): void {
  if (depth > depths[at]) return;
  depths[at] = depth;
  const k = 4 * at;
  const below = pixels[k + 3];
  if (below === 0 || alpha >= 1) {
    pixels[k] = red;
    pixels[k + 1] = green;
    pixels[k + 2] = blue;
    pixels[k + 3] = 255 * alpha;
    return;
  }
  // Bytes are not multiplied by their opacity: the share of the new colour is that of its opacity in the whole.
  const opacity = alpha + (below / 255) * (1 - alpha);
  const share = alpha / opacity;
  pixels[k] += (red - pixels[k]) * share;
  pixels[k + 1] += (green - pixels[k + 1]) * share;
  pixels[k + 2] += (blue - pixels[k + 2]) * share;
  pixels[k + 3] = 255 * opacity;
}
