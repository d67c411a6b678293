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
/** Groups of numbers divided by their norm. */
export const NORMALIZE = 2;

/** Added to a squared norm before its root is taken: `normEpsilon` of ../latent-code.ts. */
export const normEpsilon = 1e-12;
