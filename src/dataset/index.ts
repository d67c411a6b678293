/**
 * What a dataset file imports as `latent-atlas`: the declaration of a dataset, manifolds, file readers and latent
 * spaces.
 * @module
 */
export { defineDataset } from './definition.js';
export type { AutoencoderOptions, DatasetDefinition, Observable, TrainingOptions } from './definition.js';
export { DefinitionError } from './definition-error.js';
export { circle } from './manifolds/circle.js';
export { sphere } from './manifolds/sphere.js';
export { torus } from './manifolds/torus.js';
export { parametric, type ParametricOptions } from './manifolds/parametric.js';
export { sampled, type SampledOptions } from './manifolds/sampled.js';
export { points, type PointsOptions } from './manifolds/points.js';
export { csv } from './readers/csv.js';
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
