/** Activation functions of the hidden layers; the latent and the output layer are linear. */
export const activations = [
  'relu',
  'leakyRelu',
  'elu',
  'tanh',
  'sigmoid',
  'softplus',
  'gelu',
  'sin',
  'linear',
] as const;
/** Activation function of the hidden layers; the latent and the output layer are linear. */
export type Activation = (typeof activations)[number];

/** Names of the ways to draw weights. */
export const initializations = ['glorotUniform', 'glorotNormal', 'heUniform', 'heNormal'] as const;
/** How weights are drawn from the seed; biases are uniform in ±1/√(number of inputs), whichever it is. */
export type Initialization = (typeof initializations)[number];

/**
 * The optimiser and its hyperparameters. Weight decay acts on weights, never on biases. Except for `adamw` it is an L2
 * penalty (λ/2) ‖W‖² on every weight matrix W: λ W is added to the gradient of the loss, after that has been clipped.
 * - `adam`: Kingma & Ba, arXiv:1412.6980, algorithm 1.
 * - `adamw`: decoupled weight decay, Loshchilov & Hutter, arXiv:1711.05101, algorithm 2.
 * - `sgd`: stochastic gradient descent with (heavy-ball) momentum.
 * - `rmsprop`: Tieleman & Hinton, lecture 6.5 of "Neural Networks for Machine Learning", 2012.
 */
export type Optimizer =
  | {
      readonly kind: 'adam';
      /** Step size, > 0. Default 1e-3. */
      readonly learningRate?: number;
      /** Decay of the first moment, in [0, 1). Default 0.9. */
      readonly beta1?: number;
      /** Decay of the second moment, in [0, 1). Default 0.999. */
      readonly beta2?: number;
      /** Added to the denominator, > 0. Default 1e-7. */
      readonly epsilon?: number;
      /** λ of the L2 penalty on weights, ≥ 0. Default 0. */
      readonly weightDecay?: number;
    }
  | {
      readonly kind: 'adamw';
      /** Step size, > 0. Default 1e-3. */
      readonly learningRate?: number;
      /** Decay of the first moment, in [0, 1). Default 0.9. */
      readonly beta1?: number;
      /** Decay of the second moment, in [0, 1). Default 0.999. */
      readonly beta2?: number;
      /** Added to the denominator, > 0. Default 1e-7. */
      readonly epsilon?: number;
      /**
       * Decoupled weight decay, ≥ 0: each step first shrinks weights by the factor 1 − learningRate · weightDecay.
       * Default 0.01.
       */
      readonly weightDecay?: number;
    }
  | {
      readonly kind: 'sgd';
      /** Step size, > 0. Default 0.05. */
      readonly learningRate?: number;
      /** Heavy-ball momentum, in [0, 1). Default 0.9. */
      readonly momentum?: number;
      /** λ of the L2 penalty on weights, ≥ 0. Default 0. */
      readonly weightDecay?: number;
    }
  | {
      readonly kind: 'rmsprop';
      /** Step size, > 0. Default 1e-3. */
      readonly learningRate?: number;
      /** Decay of the mean square of the gradient, in [0, 1). Default 0.9. */
      readonly decay?: number;
      /** Added to the denominator, > 0. Default 1e-7. */
      readonly epsilon?: number;
      /** λ of the L2 penalty on weights, ≥ 0. Default 0. */
      readonly weightDecay?: number;
    };

/** The optimiser with every hyperparameter filled in. */
export type ResolvedOptimizer = {
  [Kind in Optimizer['kind']]: Required<Extract<Optimizer, { kind: Kind }>>;
}[Optimizer['kind']];

/**
 * A bound on the length of a step's gradient: g becomes g · min(1, norm / ‖g‖), ‖g‖ over all parameters (Pascanu,
 * Mikolov & Bengio, ICML 2013, algorithm 1).
 */
export interface GradientClipping {
  /** The largest ‖g‖ that is left as it is, > 0. */
  readonly norm: number;
}

/**
 * Training on points with noise, drawn again at each step, to give back the points without it (Vincent, Larochelle,
 * Bengio & Manzagol, ICML 2008). Only the mini-batches of training have it.
 */
export interface Denoising {
  /**
   * Of the normal noise on each coordinate, > 0, in the units of what the network sees: where the data are
   * standardised, in standard deviations of the column; else in those of the data.
   */
  readonly standardDeviation: number;
}

/**
 * A variational autoencoder (Kingma & Welling, arXiv:1312.6114; β: Higgins et al., ICLR 2017) with a Euclidean latent
 * space. The encoder gives a mean μ and a logarithm of the variance for each of the d latent coordinates; in training
 * the decoder gets μ + σ ε with normal noise ε from the seed. To the mean squared error, a mean over points and
 * coordinates, is added β times the Kullback–Leibler divergence from N(0, 1), ½ Σ (μ² + σ² − ln σ² − 1) over the d
 * coordinates, a mean over points. So a decoder that is normal with variance s² in every coordinate has β = 2 s² / D.
 * Everywhere else the code is μ.
 */
export interface Variational {
  /** β, ≥ 0. */
  readonly beta: number;
}

/**
 * The 0-dimensional topological loss of Moor, Horn, Rieck & Borgwardt ("Topological Autoencoders", ICML 2020): in each
 * mini-batch the distances of points and of their codes, each divided by the largest, should agree along the edges of
 * the minimum spanning trees of both. Added to the mean squared error is `weight` times ½ (mean over the edges of the
 * tree of the points + mean over those of the tree of the codes) of the squared difference.
 */
export interface TopologicalLoss {
  /** > 0. */
  readonly weight: number;
}

/** How the learning rate changes over the run, as a factor on the optimiser's `learningRate`. */
export type LearningRateSchedule =
  | { readonly kind: 'constant' }
  | {
      /** Half a cosine from 1 at the first step down to `final` at the last (Loshchilov & Hutter, arXiv:1608.03983). */
      readonly kind: 'cosine';
      /** Factor reached at the last step, in [0, 1]. Default 0. */
      readonly final?: number;
    }
  | {
      /** Multiplied by `factor` once every `every` steps. */
      readonly kind: 'step';
      /** Number of steps between two changes, a positive integer. */
      readonly every: number;
      /** Factor of each change, in (0, 1]. Default 0.5. */
      readonly factor?: number;
    };

/** How a network is trained, every default filled in. */
export interface TrainingPlan {
  readonly optimizer: ResolvedOptimizer;
  readonly schedule: LearningRateSchedule;
  /** Null if the gradient is taken as it is. */
  readonly gradientClipping: GradientClipping | null;
  /** Null if the network sees the points as they are. */
  readonly denoising: Denoising | null;
  /** Null if the loss knows no topology. */
  readonly topological: TopologicalLoss | null;
  /** Points of one step, at most the size of the training sample. */
  readonly batchSize: number;
  /** Steps of the whole run, which the schedule refers to. */
  readonly steps: number;
}

/** A Euclidean latent space ℝᵈ. */
export interface EuclideanLatent {
  readonly kind: 'euclidean';
  /** d, the number of latent coordinates, a positive integer. */
  readonly dimension: number;
}

/** The sphere Sᵈ ⊂ ℝᵈ⁺¹ as a latent space: the encoder's d + 1 numbers are normalised. */
export interface SphereLatent {
  readonly kind: 'sphere';
  /** d, a positive integer. */
  readonly dimension: number;
}

/** The torus Tᵈ = (S¹)ᵈ ⊂ ℝ²ᵈ as a latent space: the encoder's 2d numbers are normalised pair by pair. */
export interface TorusLatent {
  readonly kind: 'torus';
  /** d, a positive integer. */
  readonly dimension: number;
}

/**
 * The real projective space ℝPᵈ as a latent space: the encoder gives a symmetric matrix of d + 1 rows, and the code is
 * the projector v vᵀ on its leading eigenvector v, as (d + 1)(d + 2)/2 numbers: the entries above the diagonal times
 * √2, row by row, then those on it, so that distances of codes are those of matrices (Frobenius).
 */
export interface ProjectiveLatent {
  readonly kind: 'projective';
  /** d, from 1 to 16. */
  readonly dimension: number;
}

/**
 * The open Möbius band as a latent space: lines through the origin of the plane and a point v on each, the line as (cos
 * 2θ, sin 2θ) with θ its angle. The encoder gives two numbers for the line, which are normalised, and a point of the
 * plane, which is projected on it. A code is (cos 2θ, sin 2θ, v₁, v₂).
 */
export interface MobiusLatent {
  readonly kind: 'mobius';
  readonly dimension: 2;
}

/**
 * The Klein bottle as a latent space: planes of space through its third axis and a unit vector v in each, the plane as
 * (cos 2θ, sin 2θ) with θ its angle about the axis. The encoder gives two numbers for the plane, which are normalised,
 * and a point of space, which is projected on it and divided by its length. A code is (cos 2θ, sin 2θ, v₁, v₂, v₃).
 */
export interface KleinLatent {
  readonly kind: 'klein';
  readonly dimension: 2;
}

/** A product of latent spaces; a code is the codes of the factors one after another. */
export interface ProductLatent {
  readonly kind: 'product';
  readonly factors: readonly LatentFactor[];
  /** Sum of the factors' dimensions. */
  readonly dimension: number;
}

/** What a product latent space is made of. */
export type LatentFactor = EuclideanLatent | SphereLatent | TorusLatent | ProjectiveLatent | MobiusLatent | KleinLatent;

/** The latent space Z between encoder and decoder. */
export type Latent = LatentFactor | ProductLatent;

/** Names of the engines that train. */
export const engineNames = ['native', 'wasm', 'tfjs'] as const;
/** Name of an engine that trains. */
export type EngineName = (typeof engineNames)[number];
/** What can be chosen: an engine, or `native` where it is known to work and else `wasm`. */
export const engineChoices = ['auto', ...engineNames] as const;
export type EngineChoice = (typeof engineChoices)[number];
/**
 * The engine that trains unless another is chosen: on the command line and in tests, so that the same command gives the same
 * numbers whatever the machine.
 */
export const defaultEngine: EngineName = 'wasm';
