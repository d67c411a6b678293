/** Where the layers of a network are drawn, in CSS pixels. */
export interface NetworkGeometry {
  /** Of each layer: the middle and the height of its bar. */
  readonly bars: readonly { readonly x: number; readonly height: number }[];
  /** Width of a bar. */
  readonly thickness: number;
}

/** Height of a layer of one number. */
const leastHeight = 8;

/**
 * Layers side by side, their heights even in the logarithm of their widths.
 * @param widths number of numbers of each layer, each at least 1.
 * @param widest that of a layer which fills the height.
 */
export function layNetwork(widths: readonly number[], widest: number, width: number, height: number): NetworkGeometry {
  const full = Math.log(Math.max(2, widest));
  const pitch = width / widths.length;
  return {
    bars: widths.map((size, k) => ({
      x: (k + 0.5) * pitch,
      height: leastHeight + ((Math.max(leastHeight, height) - leastHeight) * Math.log(size)) / full,
    })),
    thickness: Math.min(14, Math.max(3, pitch / 3)),
  };
}
