#pragma once
#include "activation.h"
#include "batch.h"
#include "latent.h"
#include "narrow-product.h"
#include "product.h"
#include "sample.h"

/*
 * The passes of some rows of a chunk through the network. Rows do not know of each other, so any thread may take any of them.
 */

/** Which rows: [from, to) of a chunk, `from` a multiple of 8, and the noise of row 0 of the chunk; null for none. */
typedef struct {
  int32_t from;
  int32_t to;
  const float *codeNoise;
} RowRange;

INLINE float *rowsAt(uint8_t *memory, uint32_t rows, uint32_t stride, int32_t row) {
  return at(memory, rows + (uint32_t)row * stride);
}

static void forwardStage(uint8_t *memory, const Program *program, const Stage *stage, const RowRange *range) {
  const int32_t from = range->from;
  const int32_t rows = wholeTiles(range->to - from);
  const size_t xStride = stage->xStride / 4;
  const size_t yStride = stage->yStride / 4;
  const float *x = rowsAt(memory, stage->x, stage->xStride, from);
  float *y = rowsAt(memory, stage->y, stage->yStride, from);
  const float *weights = at(memory, program->parameters + stage->weights);
  const float *biases = at(memory, program->parameters + stage->biases);
  switch (stage->kind) {
    case DENSE:
      multiply(x, xStride, rows, stage->inputs, weights, stage->inputs, stage->outputs, biases, y, yStride);
      break;
    case NARROW:
      multiplyNarrow(x, xStride, rows, stage->inputs, weights, stage->outputs, biases, y, yStride);
      break;
    case LATENT:
      toLatentRows(memory, stage, from, range->to - from);
      return;
    case SAMPLE: {
      const int32_t width = program->codeNoiseWidth;
      const float *noise = range->codeNoise == NULL ? NULL : range->codeNoise + (size_t)from * width;
      sampleRows(x, xStride, y, yStride, noise, width, range->to - from, stage->outputs);
      return;
    }
  }
  float *slope = rowsAt(memory, stage->slope, stage->yStride, from);
  activateRows(stage->activation, y, yStride, rows, wholeVectors(stage->outputs), slope);
}

/** Runs the stages [first, last). */
static void forwardRows(uint8_t *memory, const Program *program, int32_t first, int32_t last, const RowRange *range) {
  for (int32_t index = first; index < last; index++)
    forwardStage(memory, program, stageOf(memory, program, index), range);
}

/**
 * The gradient by a stage's input, at `dx` of row 0 of the chunk.
 * At dy is the one by its output, which becomes the one before the activation.
 */
static void backwardStage(uint8_t *memory, const Program *program, const Stage *stage, uint32_t dxOfChunk,
                          const RowRange *range) {
  const int32_t from = range->from;
  const int32_t rows = wholeTiles(range->to - from);
  const size_t xStride = stage->xStride / 4;
  const size_t yStride = stage->yStride / 4;
  float *dy = rowsAt(memory, stage->dy, stage->yStride, from);
  if (hasWeights(stage)) {
    const float *slope = rowsAt(memory, stage->slope, stage->yStride, from);
    backThroughActivation(stage->activation, dy, slope, yStride, rows, wholeVectors(stage->outputs));
  }
  // Nobody asks for the gradient by the points.
  if (dxOfChunk == 0) return;
  float *dx = rowsAt(memory, dxOfChunk, stage->xStride, from);
  const float *weights = at(memory, program->parameters + stage->weights);
  const float *zeros = at(memory, program->zeros);
  switch (stage->kind) {
    case LATENT:
      backThroughLatent(memory, stage, dxOfChunk, from, range->to - from);
      return;
    case SAMPLE: {
      const float *x = rowsAt(memory, stage->x, stage->xStride, from);
      const int32_t width = program->codeNoiseWidth;
      const float *noise = range->codeNoise + (size_t)from * width;
      backThroughSample(x, xStride, dy, yStride, noise, width, dx, range->to - from, stage->outputs, program->divergence);
      return;
    }
    case NARROW:
      multiply(dy, yStride, rows, stage->outputs, weights, stage->outputs, stage->inputs, zeros, dx, xStride);
      return;
    case DENSE: {
      if (stage->transposed == 0) {
        multiplyNarrow(dy, yStride, rows, stage->outputs, weights, stage->inputs, zeros, dx, xStride);
        return;
      }
      const float *transposed = at(memory, stage->transposed);
      multiply(dy, yStride, rows, stage->outputs, transposed, wholeVectors(stage->outputs), stage->inputs, zeros, dx, xStride);
    }
  }
}

/** The backward pass of rows whose gradient by the output is at the last stage's dy. */
static void backwardRows(uint8_t *memory, const Program *program, const RowRange *range) {
  for (int32_t index = program->stageCount - 1; index >= 0; index--) {
    const Stage *stage = stageOf(memory, program, index);
    const uint32_t dx = index == 0 ? 0 : stageOf(memory, program, index - 1)->dy;
    backwardStage(memory, program, stage, dx, range);
    if (program->topological == 0 || index != program->codeStage || index == 0) continue;
    const size_t start = (size_t)range->from * stage->xStride / 4;
    const size_t count = (size_t)(range->to - range->from) * stage->xStride / 4;
    float *to = (float *)at(memory, dx) + start;
    const float *codeGradient = (const float *)at(memory, program->codeGradient) + start;
    for (size_t k = 0; k < count; k++) to[k] += codeGradient[k];
  }
}

/** Brings rows of a mini-batch to the input of the first stage. @param order of the rows of the chunk. */
static void gatherRows(uint8_t *memory, const Program *program, const uint32_t *order, const float *noise,
                       const RowRange *range) {
  const Stage *first = stageOf(memory, program, 0);
  const size_t stride = first->xStride / 4;
  const int32_t from = range->from;
  const int32_t rows = range->to - from;
  const int32_t width = program->pointWidth;
  float *target = rowsAt(memory, program->target, first->xStride, from);
  gather(at(memory, program->points), width, order + from, rows, target, stride);
  if (noise == NULL) return;
  addNoise(target, noise + (size_t)from * width, rows, width, rowsAt(memory, first->x, first->xStride, from), stride);
}

/**
 * Squared errors of rows at the output of the last stage against those at `target`; leaves the gradient of the mean squared error
 * by the output.
 */
static void errorsOfRows(uint8_t *memory, const Program *program, uint32_t target, const RowRange *range, double *errors) {
  const Stage *first = stageOf(memory, program, 0);
  const Stage *last = stageOf(memory, program, program->stageCount - 1);
  const float scale = (float)(2 / ((double)program->batchSize * (double)program->ambient));
  const int32_t from = range->from;
  squaredErrors(rowsAt(memory, last->y, last->yStride, from), last->yStride / 4,
                rowsAt(memory, target, first->xStride, from), first->xStride / 4, range->to - from,
                wholeVectors(program->ambient), rowsAt(memory, last->dy, last->yStride, from), scale, errors + from);
}
