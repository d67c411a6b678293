import { useLayoutEffect, useRef } from 'preact/hooks';
import { positionOn, type ColorScale } from '../drawing/scene.js';

/** Pixels of an image. */
export interface Pixels {
  readonly height: number;
  readonly width: number;
  readonly channels: 1 | 3;
}

/** A row as a picture, one pixel for each of its own; the page scales it up. Values outside the scale take its ends. */
export function ImageCanvas(props: {
  readonly pixels: Pixels;
  readonly values: Float32Array;
  readonly scale: ColorScale;
  readonly label: string;
}) {
  const { pixels, values, scale, label } = props;
  const { height, width, channels } = pixels;
  const ref = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = ref.current?.getContext('2d') ?? null;
    context?.putImageData(imageOf(pixels, values, scale), 0, 0);
  }, [values, scale, height, width, channels]);
  return <canvas ref={ref} class="row-image" width={width} height={height} role="img" aria-label={label} />;
}

/** Of three channels, each runs from black to its full colour over the scale. */
export function imageOf({ height, width, channels }: Pixels, values: Float32Array, scale: ColorScale): ImageData {
  const image = new ImageData(width, height);
  const place = (at: number): number => Math.round(255 * Math.min(1, Math.max(0, positionOn(scale, values[at]))));
  for (let pixel = 0; pixel < width * height; pixel++) {
    if (channels === 1) {
      const color = 4 * place(pixel);
      image.data.set(scale.map.subarray(color, color + 4), 4 * pixel);
    } else {
      image.data.set([place(3 * pixel), place(3 * pixel + 1), place(3 * pixel + 2), 255], 4 * pixel);
    }
  }
  return image;
}
