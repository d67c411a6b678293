import type { Matrix } from '../math/camera.js';
import type { ColorMap, Rgb } from './color-maps.js';

/** How a number becomes a colour: the map runs from `from` to `to`, evenly in the number or in its logarithm. */
export interface ColorScale {
  readonly map: ColorMap;
  readonly from: number;
  readonly to: number;
  readonly log: boolean;
  /** Whether the numbers stand for categories, so that dots of greater numbers do not lie on top of others. */
  readonly unordered?: boolean;
}

/** One colour for all, or a number for each with its scale. */
export type Paint = Rgb | { readonly values: Float32Array; readonly scale: ColorScale };

/** What a layer does while some points of the display sample are selected. */
interface Selectable {
  /**
   * `split`: it has one item for each point of the display sample, of which those that are not selected fade; `fade`:
   * all of it does. Left out where it stays as it is.
   */
  readonly onSelection?: 'split' | 'fade';
}

/** Dots of one size. */
export interface PointsLayer extends Selectable {
  readonly kind: 'points';
  /** Names the layer within its scene; its buffers are kept under it from frame to frame. */
  readonly key: string;
  /** count × components, row-major. */
  readonly positions: Float32Array;
  readonly components: 2 | 3;
  readonly paint: Paint;
  readonly opacity: number;
  /** Diameter in CSS pixels. */
  readonly size: number;
  readonly shape: 'disc' | 'diamond';
  /**
   * How far the dots are moved towards the viewer in space, as a share of the picture's box: away where it is below 0.
   */
  readonly lift?: number;
}

/** Straight segments. */
export interface LinesLayer extends Selectable {
  readonly kind: 'lines';
  readonly key: string;
  /** count × components, row-major. */
  readonly from: Float32Array;
  readonly to: Float32Array;
  readonly components: 2 | 3;
  /** If there are numbers, one for each segment. */
  readonly paint: Paint;
  readonly opacity: number;
  /** In CSS pixels. */
  readonly width: number;
}

/** Triangles, shaded by the light of a lamp at the viewer. */
export interface MeshLayer {
  readonly kind: 'mesh';
  readonly key: string;
  /** count × 3, row-major. */
  readonly positions: Float32Array;
  /** count × 3 unit normals, row-major. */
  readonly normals: Float32Array;
  /** Three nodes of each triangle. */
  readonly triangles: Uint32Array;
  /** A number for each node. */
  readonly paint: { readonly values: Float32Array; readonly scale: ColorScale };
}

export type Layer = PointsLayer | LinesLayer | MeshLayer;

/** What to draw in a picture. Later layers of a plane lie over earlier ones; in space the nearer hides the farther. */
export interface Scene {
  /** Names the picture; one renderer draws several. */
  readonly id: string;
  /**
   * Unit vector towards the viewer, in space, where things fade with distance and hide one another; null in the plane.
   */
  readonly viewer: readonly number[] | null;
  /** From positions to clip space. */
  readonly matrix: Matrix;
  /** Factor on the size of dots. */
  readonly magnification: number;
  /** What fading goes to. */
  readonly background: Rgb;
  readonly layers: readonly Layer[];
}

/** Draws scenes onto 2D canvases. */
export interface Renderer {
  /** Clears the canvas of the context and draws the scene all over it; `ratio` is device pixels per CSS pixel. */
  draw(context: CanvasRenderingContext2D, scene: Scene, ratio: number): void;
}

/** Position of a number on its scale; [0, 1] where it is inside. */
export function positionOn(scale: ColorScale, value: number): number {
  const { from, to, log } = scale;
  if (log) return Math.log(Math.max(value, 1e-30) / from) / Math.log(to / from);
  return (value - from) / (to - from);
}

export function isPlain(paint: Paint): paint is Rgb {
  return !('scale' in paint);
}
