import { measurePosterior } from '../../analysis/posterior.js';
import type { Measure } from './measure.js';

/** Which latent dimensions of a variational autoencoder have collapsed onto the prior. Null if it is not variational. */
export const posterior: Measure<'posterior'> = ({ isVariational, shape, samples, encoderOutput }) =>
  isVariational && encoderOutput !== null
    ? { posterior: measurePosterior(encoderOutput(samples.test.points), shape.latent.dimension) }
    : { posterior: null };
