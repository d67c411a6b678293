import * as v from 'valibot';
import type { Camera } from '../math/camera.js';

/**
 * What colours stand for: ρ, the sample of a point, a label, a parameter of the manifold's chart, an observable, or a
 * coordinate of the data.
 */
const colorBy = v.variant('kind', [
  v.object({ kind: v.literal('error') }),
  v.object({ kind: v.literal('split') }),
  v.object({ kind: v.literal('label'), name: v.string() }),
  v.object({ kind: v.literal('chart'), index: v.number() }),
  v.object({ kind: v.literal('observable'), name: v.string() }),
  v.object({ kind: v.literal('coordinate'), index: v.number() }),
]);
export type ColorBy = v.InferOutput<typeof colorBy>;

/** Which numbers of a point span the picture if there are more than it can show. */
const axisChoice = v.variant('kind', [
  v.object({ kind: v.literal('principal') }),
  v.object({ kind: v.literal('coordinates'), indices: v.array(v.number()) }),
]);
export type AxisChoice = v.InferOutput<typeof axisChoice>;

/** A number of each point, for an axis: an observable, a coordinate of the data, a principal component, or ρ. */
const quantityChoice = v.variant('kind', [
  v.object({ kind: v.literal('observable'), name: v.string() }),
  v.object({ kind: v.literal('coordinate'), index: v.number() }),
  v.object({ kind: v.literal('principal'), index: v.number() }),
  v.object({ kind: v.literal('error') }),
]);
export type QuantityChoice = v.InferOutput<typeof quantityChoice>;

const camera = v.object({ yaw: v.number(), pitch: v.number(), zoom: v.number() });

export type { Camera };

export const initialCamera: Camera = { yaw: -0.9, pitch: 0.42, zoom: 1 };

const names = v.pipe(v.array(v.string()), v.readonly());

export const replaySpeeds = [0.25, 0.5, 1, 2, 4, 8] as const;

const flag = (initial: boolean) => v.fallback(v.boolean(), initial);

/** How a picture is exported. */
const figure = v.object({
  /** As large as on the screen, or as wide as one or two columns of a paper. */
  size: v.fallback(v.picklist(['screen', 'column', 'page']), 'column'),
  /** Of the smallest text, in points, where the picture is for a paper. */
  fontSize: v.fallback(v.pipe(v.number(), v.minValue(4), v.maxValue(24)), 8),
  /** Dark on white, or in the colours of the screen. */
  colors: v.fallback(v.picklist(['light', 'screen']), 'light'),
  titled: flag(true),
});
export type Figure = v.InferOutput<typeof figure>;

const schema = v.object({
  /** Of the ambient space: of the data and of the surface of the error map; null turns towards the largest errors. */
  camera: v.fallback(v.nullable(camera), null),
  /** Of the latent space; null for the first view of it. */
  latentCamera: v.fallback(v.nullable(camera), null),
  /**
   * How ρ becomes a colour: `fixed` from 0 to the radius of the data, so that pictures of different runs and steps can
   * be compared; `frame` from 0 to the largest ρ of the frame; `log` three decades down from the radius of the data.
   */
  errorScale: v.fallback(v.picklist(['fixed', 'frame', 'log']), 'frame'),
  dataShown: flag(true),
  reconstructionShown: flag(true),
  joinsShown: flag(false),
  signalsShown: flag(true),
  /** Whether the two points of the certificate are drawn. */
  certificateShown: flag(true),
  /** What the colours of all pictures stand for; null for the first label of the data, or ρ where they have none. */
  color: v.fallback(v.nullable(colorBy), null),
  dataAxes: v.fallback(axisChoice, { kind: 'principal' }),
  /** How data on a sphere about the origin are drawn: in space, or as a map. */
  dataSphere: v.fallback(v.picklist(['sphere', 'map']), 'sphere'),
  latentAxes: v.fallback(axisChoice, { kind: 'coordinates', indices: [0, 1, 2] }),
  /** How a latent space S² is drawn: as the sphere in space, or as a map of it. */
  latentSphere: v.fallback(v.picklist(['sphere', 'map']), 'sphere'),
  /**
   * What spreads the strip of a 1D latent space: the chart parameter, ρ, the stretch of a curve, or nothing but an even
   * scatter.
   */
  strip: v.fallback(v.picklist(['chart', 'error', 'stretch', 'scatter']), 'chart'),
  /** Whether the image of the error map's curve or grid is drawn in the latent space. */
  gridShown: flag(true),
  /** Whether the encoder's images of small circles on a surface are drawn in the latent space. */
  indicatricesShown: flag(false),
  /** Whether torn edges are drawn, in the data and in the latent space. */
  tornEdgesShown: flag(false),
  /** Whether the latest way of some points is drawn, in the data and in the latent space. */
  trailsShown: flag(false),
  /** Whether some points are drawn as small pictures at their codes, where they are pictures. */
  thumbnailsShown: flag(false),
  /** Whether coast lines are drawn under data on the Earth. */
  coastShown: flag(true),
  /** Whether the line through the latent space is drawn, and dragging there draws one. */
  lineShown: flag(false),
  /** How fast the frames run by, as a multiple of the usual speed. */
  replaySpeed: v.fallback(v.picklist(replaySpeeds), 1),
  /** Whether the replay starts over after the newest frame. */
  replayLoops: flag(false),
  /**
   * Index of the error map that is shown, that over two quantities the last; null for the most telling one of the run.
   */
  errorMap: v.fallback(v.nullable(v.number()), null),
  /** The two quantities that ρ is drawn over; null for the first ones of the run. */
  errorPlane: v.fallback(v.nullable(v.tuple([quantityChoice, quantityChoice])), null),
  /** Whether an error map on a surface is drawn over its chart. */
  flatMap: flag(false),
  /** How persistent homology is drawn. */
  homologyPicture: v.fallback(v.picklist(['barcode', 'diagram']), 'barcode'),
  /** The points whose persistent homology is drawn if there is room for one diagram. */
  homologySpace: v.fallback(v.picklist(['data', 'latent', 'reconstruction']), 'data'),
  /** What of a bump hunt is drawn if there is room for one diagram. */
  bumpHuntPart: v.fallback(v.picklist(['before', 'after', 'scan']), 'after'),
  /** What of several seeds is drawn if there is room for one diagram. */
  seedsPart: v.fallback(v.picklist(['sup', 'place']), 'sup'),
  /** What of the runs of a sweep is drawn: `errors`, or the name of a column of its table. */
  sweepResult: v.fallback(v.string(), 'errors'),
  /** What ROC curves are drawn as if there is room for one diagram. */
  rocPicture: v.fallback(v.picklist(['roc', 'improvement', 'rejection']), 'roc'),
  /** Whether the background efficiency of a ROC curve is drawn on a logarithmic axis. */
  logBackground: flag(false),
  /** Name of the signal whose working points and baselines are told; null for the first. */
  rocSignal: v.fallback(v.nullable(v.string()), null),
  baselinesShown: flag(true),
  /** ε_B of the working point. */
  backgroundEfficiency: v.fallback(v.pipe(v.number(), v.gtValue(0), v.maxValue(1)), 0.01),
  /** Number of seeds to train over. */
  seedCount: v.fallback(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(256)), 8),
  /** Whether dragging in a picture of points draws a lasso. */
  lasso: flag(false),
  /** Whether the pictures leave out the points that are not selected, while some are. */
  selectedAlone: flag(false),
  /** Share of the points that are selected as those of the largest ρ. */
  worstShare: v.fallback(v.pipe(v.number(), v.gtValue(0), v.maxValue(1)), 0.01),
  /** How pictures are exported. */
  figure: v.fallback(figure, () => v.parse(figure, {})),
  /** Name of the label whose categories are told apart in a table; null for the one of the colours, or the first. */
  byLabel: v.fallback(v.nullable(v.string()), null),
  logLoss: flag(true),
  logCounts: flag(true),
  density: flag(false),
  /** Name of the tile that fills the panel, if one does. */
  enlarged: v.fallback(v.nullable(v.string()), null),
  /** Name of the view behind the tab that is open; null for the first. */
  tab: v.fallback(v.nullable(v.string()), null),
  /** Which tiles are where, by name; null for the first arrangement, which depends on the dataset. */
  arrangement: v.fallback(v.nullable(v.object({ pictures: names, tabs: names, hidden: names })), null),
});
/** How the user wants to look at runs: kept over runs and over a reload of the window. */
export type ViewSettings = v.InferOutput<typeof schema>;

/** The settings in what was saved, with the default for each that is not there or not valid. */
export function readViewSettings(saved: unknown): ViewSettings {
  return v.parse(schema, typeof saved === 'object' && saved !== null ? saved : {});
}
