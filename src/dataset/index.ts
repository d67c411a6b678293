/**
 * What a dataset file imports as `latent-atlas`: the declaration of a dataset, manifolds, file readers and latent
 * spaces.
 * @module
 */
export { defineDataset } from './definition.js';
export type {
  AutoencoderOptions,
  BumpHuntOptions,
  DatasetDefinition,
  EarlyStoppingOptions,
  Observable,
  SampleSizes,
  TrainingByEpochs,
  TrainingBySteps,
  TrainingMethod,
  TrainingOptions,
  ValidationByCount,
  ValidationByFraction,
  ValidationOptions,
} from './definition.js';
export { logUniform, range, uniform, uniformInteger } from './sweep/intervals.js';
export type {
  AnyValues,
  Interval,
  OwnParameters,
  ParameterValue,
  RandomSweep,
  SobolSweep,
  Sweep,
  SweepGrid,
  SweepPoint,
  SweptFields,
} from './sweep/options.js';
export { DefinitionError } from './definition-error.js';
export { annulus, type AnnulusOptions } from './manifolds/annulus.js';
export { arc, type ArcOptions } from './manifolds/arc.js';
export { circle, type CircleOptions } from './manifolds/circle.js';
export { cliffordTorus, type CliffordTorusOptions } from './manifolds/clifford-torus.js';
export { cylinder, type CylinderOptions } from './manifolds/cylinder.js';
export { disk, type DiskOptions } from './manifolds/disk.js';
export { doubleCone, type DoubleConeOptions } from './manifolds/double-cone.js';
export { ellipsoid, type EllipsoidOptions } from './manifolds/ellipsoid.js';
export { figureEight, type FigureEightOptions } from './manifolds/figure-eight.js';
export { kleinBottle, type KleinBottleOptions } from './manifolds/klein-bottle.js';
export { lissajous, type LissajousOptions } from './manifolds/lissajous.js';
export { mobiusStrip, type MobiusStripOptions } from './manifolds/mobius-strip.js';
export { nestedSpheres, type NestedSpheresOptions } from './manifolds/nested-spheres.js';
export { projectivePlane, type ProjectivePlaneOptions } from './manifolds/projective-plane.js';
export {
  disjointCircles,
  linkedRings,
  type DisjointCirclesOptions,
  type LinkedRingsOptions,
} from './manifolds/rings.js';
export { sCurve, type SCurveOptions } from './manifolds/s-curve.js';
export { so3, type SO3Options } from './manifolds/so3.js';
export { sphere, type SphereOptions } from './manifolds/sphere.js';
export { swissRoll, type SwissRollOptions } from './manifolds/swiss-roll.js';
export { torus, type TorusOptions } from './manifolds/torus.js';
export { torusKnot, trefoil, type TorusKnotOptions, type TrefoilOptions } from './manifolds/torus-knot.js';
export { parametric, type ParametricOptions } from './manifolds/parametric.js';
export { sampled, type SampledOptions } from './manifolds/sampled.js';
export { points, type PointsOptions } from './manifolds/points.js';
export { embed, type EmbedOptions } from './combinators/embed.js';
export { noise, type NoiseOptions } from './combinators/noise.js';
export { product } from './combinators/product.js';
export { restrict } from './combinators/restrict.js';
export { reweight, type ReweightOptions } from './combinators/reweight.js';
export { scale } from './combinators/scale.js';
export { standardize, type StandardizeOptions } from './combinators/standardize.js';
export { union, type UnionOptions } from './combinators/union.js';
export { warp, type WarpOptions } from './combinators/warp.js';
export { phaseSpace, type PhaseSpaceOptions } from './phase-space/phase-space.js';
export { topDecay, type TopDecayOptions } from './phase-space/top-decay.js';
export {
  resonance,
  type BreitWignerResonanceOptions,
  type GaussianResonanceOptions,
  type ResonanceOptions,
} from './phase-space/resonance.js';
export {
  azimuth,
  invariantMass,
  pseudorapidity,
  transverseMomentum,
  type KinematicVariable,
  type KinematicsOptions,
} from './phase-space/kinematics.js';
export type { ReaderOptions, TestColumn } from './readers/options.js';
export type { ColumnChoice, ColumnRange, DerivedValue, LabelKind, Row } from './readers/selection.js';
export { arrow } from './readers/arrow.js';
export { csv, type CsvOptions } from './readers/csv.js';
export { hdf5, type Hdf5Options } from './readers/hdf5.js';
export { json } from './readers/json.js';
export { npy } from './readers/npy.js';
export { npz, type NpzOptions } from './readers/npz.js';
export { parquet } from './readers/parquet.js';
export { root, type RootOptions } from './readers/root.js';
export {
  keras,
  onnx,
  safetensors,
  tensorflowJs,
  type ModelOptions,
  type ModelPath,
  type ModelSource,
} from './model.js';
export { euclidean, klein, mobius, projective, spherical } from './latent.js';
export type {
  AntipodalSphere,
  AreaElement,
  Chart,
  Coordinate,
  Draw,
  Drawn,
  FileFormat,
  FileSource,
  Manifold,
  PointSource,
  Topology,
} from './manifold.js';
export type { Point } from './point.js';
export { image, profile, type ImageOptions, type ProfileOptions, type RowView } from './row-view.js';
export type { Random } from '../random/random.js';
export type {
  Activation,
  Denoising,
  EuclideanLatent,
  GradientClipping,
  Initialization,
  KleinLatent,
  Latent,
  LatentFactor,
  LearningRateSchedule,
  MobiusLatent,
  Optimizer,
  ProductLatent,
  ProjectiveLatent,
  SphereLatent,
  TopologicalLoss,
  TorusLatent,
  Variational,
} from '../autoencoder/options.js';
