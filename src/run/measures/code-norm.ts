import { measureCodeNorm } from '../../analysis/code-norm.js';
import { latentCode } from '../../autoencoder/latent-code.js';
import type { Measure } from './measure.js';

/** How near the test sample's codes come to 0 before they are normalised. Null if they are not normalised. */
export const codeNorm: Measure<'codeNorm'> = ({ shape, samples, encoderOutput }) => {
  const vectors = latentCode(shape.latent).parts.filter(({ kind }) => kind === 'unitVector');
  if (vectors.length === 0 || encoderOutput === null) return { codeNorm: null };
  return { codeNorm: measureCodeNorm(encoderOutput(samples.test.points), shape.codeSize, vectors) };
};
