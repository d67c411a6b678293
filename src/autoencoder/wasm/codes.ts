/*
 * Numbers that stand for choices in the kernel's program. Both TypeScript and AssemblyScript read this file, so it has
 * nothing but plain constants.
 */

// Activation functions.
export const LINEAR = 0;
export const RELU = 1;
export const LEAKY_RELU = 2;
export const ELU = 3;
export const TANH = 4;
export const SIGMOID = 5;
export const SOFTPLUS = 6;
export const GELU = 7;
export const SIN = 8;

// Optimisers.
export const ADAM = 0;
export const MOMENTUM = 1;
export const RMSPROP = 2;

// How weights decay.
export const NO_DECAY = 0;
/** λ W is added to the gradient. */
export const PENALTY = 1;
/** W is multiplied by a factor. */
export const DECOUPLED = 2;

// Stages of the network.
export const DENSE = 0;
/** Dense with few outputs. */
export const NARROW = 1;
/** The encoder's numbers, part by part, to the latent space. */
export const LATENT = 2;
/** A mean and a log-variance for each coordinate to a code, drawn in training, the mean elsewhere. */
export const SAMPLE = 3;

// Parts of a latent code.
export const UNIT_VECTOR = 0;
export const PROJECTOR = 1;
export const POINT_ON_LINE = 2;
export const UNIT_VECTOR_IN_PLANE = 3;

/** Added to a squared norm before its root is taken: `normEpsilon` of ../latent-code.ts. */
export const normEpsilon = 1e-12;
/** Added to the square of a difference of eigenvalues: `gapEpsilon` of ../projector.ts. */
export const gapEpsilon = 1e-12;
