import { useMemo } from 'preact/hooks';
import type { DisplaySample } from '../../src/protocol/events.js';
import type { RowView } from '../../src/protocol/row-view.js';
import type { Area } from '../charts/plane.js';
import { colorAt, cssColor, greys } from '../drawing/color-maps.js';
import type { Painted } from '../drawing/painted.js';
import { isPlain, positionOn, type ColorScale, type Paint } from '../drawing/scene.js';
import { apart } from '../math/apart.js';
import type { Matrix } from '../math/camera.js';
import { extentOf } from '../math/extent.js';
import { toPixels } from '../math/region.js';
import type { Selection } from '../math/selection.js';
import { imageOf } from './image-canvas.js';
import { useSelected } from './selected.js';
import { usePainted } from './use-painted.js';

/** CSS pixels of the longer side of a thumbnail, without its border. */
const side = 22;
const border = 1.5;

type ImageView = Extract<RowView, { readonly kind: 'image' }>;

/** The scale of grey of all pictures of a run's points. */
export function greyScale({ points }: DisplaySample): ColorScale {
  const [from, to] = extentOf(points);
  return { map: greys, from, to: to > from ? to : from + 1, log: false };
}

/**
 * Points as small pictures at their places, as many as do not overlap, selected ones first; their borders have the colours
 * of the points.
 */
export function Thumbnails(props: {
  readonly view: ImageView;
  readonly display: DisplaySample;
  readonly area: Area;
  readonly matrix: Matrix;
  readonly components: 2 | 3;
  /** Of the display sample, count × components. */
  readonly positions: Float32Array;
  readonly paint: Paint;
}) {
  const { view, display, area, matrix, components, positions, paint } = props;
  const { selected, alone } = useSelected();
  const pictureOf = useMemo(() => pictures(view, display), [view, display]);
  const { left, top, width, height } = area;
  const make = (): Painted => {
    const longer = Math.max(view.width, view.height);
    const inner = { width: (side * view.width) / longer, height: (side * view.height) / longer };
    const outer = { width: inner.width + 2 * border, height: inner.height + 2 * border };
    const places = toPixels(positions, components, matrix, { ...area, left: 0, top: 0 });
    const order = orderOf(display.count, selected, alone);
    const kept = apart(places, order, outer, { left: 0, top: 0, width, height });
    return {
      scene: null,
      paint: (onto, density) => {
        onto.setTransform(density, 0, 0, density, 0, 0);
        onto.clearRect(0, 0, width, height);
        onto.imageSmoothingEnabled = false;
        for (const i of kept) {
          const [x, y] = [places[2 * i] - outer.width / 2, places[2 * i + 1] - outer.height / 2];
          onto.fillStyle = cssColor(
            isPlain(paint) ? paint : colorAt(paint.scale.map, positionOn(paint.scale, paint.values[i])),
          );
          onto.fillRect(x, y, outer.width, outer.height);
          onto.drawImage(pictureOf(i), x + border, y + border, inner.width, inner.height);
        }
      },
    };
  };
  const canvas = usePainted(area, make, [pictureOf, positions, matrix, paint, selected, alone]);
  return <canvas ref={canvas} class="layer" data-testid="thumbnails" style={{ left, top, width, height }} />;
}

/** The picture of each point, made when it is first asked for. */
function pictures(view: ImageView, display: DisplaySample): (i: number) => HTMLCanvasElement {
  const scale = greyScale(display);
  const made = new Map<number, HTMLCanvasElement>();
  const size = view.height * view.width * view.channels;
  return (i) => {
    const picture = made.get(i) ?? document.createElement('canvas');
    if (!made.has(i)) {
      Object.assign(picture, { width: view.width, height: view.height });
      const values = display.points.subarray(i * size, (i + 1) * size);
      picture.getContext('2d')?.putImageData(imageOf(view, values, scale), 0, 0);
      made.set(i, picture);
    }
    return picture;
  };
}

/** The selected points before the others, or without them. */
function orderOf(count: number, selected: Selection | null, alone: boolean): readonly number[] {
  const all = Array.from({ length: count }, (_, i) => i);
  if (selected === null) return all;
  const chosen = all.filter((i) => selected[i] === 1);
  return alone ? chosen : [...chosen, ...all.filter((i) => selected[i] === 0)];
}
