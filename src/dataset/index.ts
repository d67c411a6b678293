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
  Observable,
  SampleSizes,
  TrainingByEpochs,
  TrainingBySteps,
  TrainingMethod,
  TrainingOptions,
} from './definition.js';
export { DefinitionError } from './definition-error.js';
export { circle, type CircleOptions } from './manifolds/circle.js';
export { sphere, type SphereOptions } from './manifolds/sphere.js';
export { torus, type TorusOptions } from './manifolds/torus.js';
export { parametric, type ParametricOptions } from './manifolds/parametric.js';
export { sampled, type SampledOptions } from './manifolds/sampled.js';
export { points, type PointsOptions } from './manifolds/points.js';
export { csv, type CsvOptions } from './readers/csv.js';
export { npy } from './readers/npy.js';
export { euclidean } from './latent.js';
export type { AntipodalSphere, Chart, Coordinate, Manifold, PointSource, Topology } from './manifold.js';
export type { Point } from './point.js';
export type { Random } from '../random/random.js';
export type {
  Activation,
  EuclideanLatent,
  Initialization,
  Latent,
  LearningRateSchedule,
  Optimizer,
} from '../autoencoder/options.js';
