#pragma once
#include "codes.h"
#include "vector.h"

/*
 * What the kernel runs, laid out in memory by the host (../program.ts): the fields here and their order there are one.
 * Places are offsets from the start of the memory, in bytes, as are strides.
 */

/** One step of the network from its points to its reconstruction. */
typedef struct {
  /** DENSE: y = f(x W + b). NARROW: the same with at most 4 outputs, Wᵀ instead of W. LATENT, SAMPLE: see latent.h, sample.h. */
  int32_t kind;
  /** Numbers in a row of x and of y. Rows are padded to a multiple of 16, and 0 there before the activation. */
  int32_t inputs;
  int32_t outputs;
  int32_t activation;
  /** Places of W (see product.h) and b in the parameters, and in all arrays of their shape. */
  uint32_t weights;
  uint32_t biases;
  /** The transpose of W, for the backward pass; 0 where it needs none. */
  uint32_t transposed;
  uint32_t x;
  uint32_t xStride;
  uint32_t y;
  uint32_t yStride;
  /** f′ of each y, where it does not follow from y; else y itself. */
  uint32_t slope;
  /** The gradient by y, then by what the activation is applied to; in the stride of y. */
  uint32_t dy;
  /** Parts of a latent code (latent.h), and how many there are. */
  uint32_t parts;
  int32_t partCount;
} Stage;

/** A network, its optimiser and its data. */
typedef struct {
  uint32_t stages;
  int32_t stageCount;
  /** D, and numbers in a row of `points` and of `pointNoise`: a multiple of 4. */
  int32_t ambient;
  int32_t pointWidth;
  /** Points of a step, and how many go through the network at once, the arrays of the stages hold: a multiple of 8. */
  int32_t batchSize;
  int32_t chunkRows;
  /** Rows that one ticket takes through the network: a multiple of 8. */
  int32_t ticketRows;
  /** Parameters, gradient and the optimiser's moments. */
  uint32_t parameters;
  uint32_t gradient;
  uint32_t first;
  uint32_t second;
  uint32_t parameterBytes;
  /** As many zeros as the widest row has numbers. */
  uint32_t zeros;
  uint32_t points;
  /** A mean squared error for each step of a call. */
  uint32_t losses;
  /** Three numbers for each step of a call: see optimizer.h. */
  uint32_t rates;
  int32_t optimizer;
  /** Decay of the first moment (the momentum, for MOMENTUM) and of the second; 1 minus each, rounded once. */
  float beta1;
  float beta2;
  float gamma1;
  float gamma2;
  float epsilon;
  /** NO_DECAY, PENALTY or DECOUPLED. */
  int32_t decay;
  /** The largest length of the gradient; 0 for no limit. */
  float clippingNorm;
  /** Rows to be reconstructed, in the stride of the first stage's input: that input, or apart from it. */
  uint32_t target;
  /** A row for each point of each step of a call, to be added to it; 0 without denoising. */
  uint32_t pointNoise;
  /** A row for each point of each step of a call, and numbers in it; 0 where the autoencoder is not variational. */
  uint32_t codeNoise;
  int32_t codeNoiseWidth;
  /** Weight of the divergence of one point: β / batchSize. */
  float divergence;
  /** Number of the stage that codes are the input of. */
  int32_t codeStage;
  /** Weight of the topological loss; 0 without that loss. With it, all of a mini-batch goes through the network at once. */
  float topological;
  /** The gradient of the topological loss by the codes, rows like those at the input of `codeStage`. */
  uint32_t codeGradient;
  /** What the spanning trees need: see topological.h. */
  uint32_t trees;
  /** A squared error for each row of a mini-batch, in double precision. */
  uint32_t errors;
  /** What threads share: see team.h. */
  uint32_t team;
} Program;

INLINE Stage *stageOf(uint8_t *memory, const Program *program, int32_t index) {
  return (Stage *)at(memory, program->stages) + index;
}

INLINE int hasWeights(const Stage *stage) { return stage->kind == DENSE || stage->kind == NARROW; }

/** Rows and columns of the matrix that is kept of a stage with weights, without padding. */
INLINE int32_t matrixRows(const Stage *stage) { return stage->kind == DENSE ? stage->inputs : stage->outputs; }
INLINE int32_t matrixColumns(const Stage *stage) { return stage->kind == DENSE ? stage->outputs : stage->inputs; }
INLINE int32_t panelsOf(const Stage *stage) { return wholeVectors(matrixColumns(stage)) / 16; }
