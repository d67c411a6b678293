#pragma once
#include "optimizer.h"
#include "outer-product.h"
#include "rows.h"
#include "topological.h"
#include "transpose.h"

/*
 * A step of training, in phases, each of some tickets that any threads may work on in any order. The mini-batch goes through the
 * network in chunks: of each, rows go forward and back, then the panels of all matrices get their gradients, and with the last
 * chunk their step. So what is computed does not depend on how many threads there are.
 */
typedef enum { throughNetwork, forwardOnly, trees, backwardOnly, ofParameters, clipped } PhaseKind;

typedef struct {
  PhaseKind kind;
  /** First row of the chunk in the mini-batch, and rows of it. */
  int32_t start;
  int32_t rows;
  int32_t tickets;
} Phase;

/** Panels of a matrix in one ticket. */
#define ticketPanels 2

static int32_t parameterTickets(uint8_t *memory, const Program *program) {
  int32_t tickets = 0;
  for (int32_t index = 0; index < program->stageCount; index++) {
    const Stage *stage = stageOf(memory, program, index);
    if (hasWeights(stage)) tickets += (panelsOf(stage) + ticketPanels - 1) / ticketPanels;
  }
  return tickets;
}

/** The phase of a number, from 0; it has 0 tickets after the last phase. @param ofParameters_ see `parameterTickets`. */
static Phase phaseOf(const Program *program, int32_t index, int32_t parameterCount) {
  const int32_t perChunk = program->topological != 0 ? 4 : 2;
  const int32_t chunks = (program->batchSize + program->chunkRows - 1) / program->chunkRows;
  const int32_t chunk = index / perChunk;
  const int32_t start = chunk * program->chunkRows;
  if (chunk >= chunks) {
    const int isClipping = index == chunks * perChunk && program->clippingNorm != 0;
    return (Phase){clipped, 0, 0, isClipping ? 1 : 0};
  }
  const int32_t rows = smaller(program->chunkRows, program->batchSize - start);
  const int32_t rowTickets = (rows + program->ticketRows - 1) / program->ticketRows;
  if (index % perChunk == perChunk - 1) return (Phase){ofParameters, start, rows, parameterCount};
  if (perChunk == 2) return (Phase){throughNetwork, start, rows, rowTickets};
  if (index % perChunk == 1) return (Phase){trees, start, rows, 1};
  return (Phase){index % perChunk == 0 ? forwardOnly : backwardOnly, start, rows, rowTickets};
}

static void transposeStage(uint8_t *memory, const Program *program, const Stage *stage, int32_t from, int32_t to) {
  if (stage->transposed == 0) return;
  transposePanels(at(memory, program->parameters + stage->weights), stage->inputs, from, to, at(memory, stage->transposed),
                  wholeVectors(stage->outputs));
}

static void workOnRows(uint8_t *memory, const Program *program, const Phase *phase, const uint32_t *order, int32_t step,
                       int32_t ticket) {
  const size_t row = (size_t)step * program->batchSize + phase->start;
  RowRange range = {ticket * program->ticketRows, 0, NULL};
  range.to = smaller(range.from + program->ticketRows, phase->rows);
  if (program->codeNoise != 0)
    range.codeNoise = (const float *)at(memory, program->codeNoise) + row * program->codeNoiseWidth;
  if (phase->kind != backwardOnly) {
    const float *noise = NULL;
    if (program->pointNoise != 0) noise = (const float *)at(memory, program->pointNoise) + row * program->pointWidth;
    gatherRows(memory, program, order + phase->start, noise, &range);
    forwardRows(memory, program, 0, program->stageCount, &range);
  }
  if (phase->kind == forwardOnly) return;
  double *errors = (double *)at(memory, program->errors) + phase->start;
  errorsOfRows(memory, program, program->target, &range, errors);
  backwardRows(memory, program, &range);
}

/** The gradients by the panels [from, to) of a stage's matrix and by its biases. */
static void gradientOfPanels(uint8_t *memory, const Program *program, const Stage *stage, const Phase *phase, int32_t from,
                             int32_t to, float *packed) {
  const float *x = at(memory, stage->x);
  const float *dy = at(memory, stage->dy);
  const size_t xStride = stage->xStride / 4;
  const size_t yStride = stage->yStride / 4;
  float *weights = at(memory, program->gradient + stage->weights);
  float *biases = at(memory, program->gradient + stage->biases);
  const int add = phase->start > 0;
  if (stage->kind == DENSE) {
    weightGradient(x, xStride, dy, yStride, phase->rows, stage->inputs, from, to, weights, add, packed);
    biasGradient(dy, yStride, phase->rows, from, to, biases, add);
  } else {
    weightGradient(dy, yStride, x, xStride, phase->rows, stage->outputs, from, to, weights, add, packed);
    if (from == 0) biasGradient(dy, yStride, phase->rows, 0, 1, biases, add);
  }
}

static void updatePanels(uint8_t *memory, const Program *program, const Stage *stage, const float *rates, int32_t from,
                         int32_t to) {
  const size_t panelSize = (size_t)matrixRows(stage) * lanes;
  update(memory, program, rates, stage->weights / 4 + from * panelSize, (to - from) * panelSize, 1);
  if (stage->kind == DENSE) update(memory, program, rates, stage->biases / 4 + from * lanes, (to - from) * lanes, 0);
  else if (from == 0) update(memory, program, rates, stage->biases / 4, lanes, 0);
  transposeStage(memory, program, stage, from, to);
}

static void workOnParameters(uint8_t *memory, const Program *program, const Phase *phase, int32_t step, int32_t ticket,
                             float *packed) {
  const int isLast = phase->start + phase->rows == program->batchSize;
  if (ticket == 0 && isLast) {
    const double error = sumOf(at(memory, program->errors), program->batchSize);
    ((float *)at(memory, program->losses))[step] = (float)(error / ((double)program->batchSize * (double)program->ambient));
  }
  const Stage *stage = stageOf(memory, program, 0);
  for (;; stage++) {
    if (!hasWeights(stage)) continue;
    const int32_t tickets = (panelsOf(stage) + ticketPanels - 1) / ticketPanels;
    if (ticket < tickets) break;
    ticket -= tickets;
  }
  const int32_t from = ticket * ticketPanels;
  const int32_t to = smaller(from + ticketPanels, panelsOf(stage));
  gradientOfPanels(memory, program, stage, phase, from, to, packed);
  const float *rates = (const float *)at(memory, program->rates) + 3 * step;
  if (isLast && program->clippingNorm == 0) updatePanels(memory, program, stage, rates, from, to);
}

/** Clips the whole gradient, and does the step. */
static void workOnClipping(uint8_t *memory, const Program *program, int32_t step) {
  clipGradient(memory, program);
  const float *rates = (const float *)at(memory, program->rates) + 3 * step;
  for (int32_t index = 0; index < program->stageCount; index++) {
    const Stage *stage = stageOf(memory, program, index);
    if (hasWeights(stage)) updatePanels(memory, program, stage, rates, 0, panelsOf(stage));
  }
}

/**
 * @param order row indices of the mini-batches of this call, one after another.
 * @param ticket of the phase.
 * @param packed place for `packedNumbers` numbers of this thread.
 */
static void performTicket(uint8_t *memory, const Program *program, const Phase *phase, uint32_t order, int32_t step,
                          int32_t ticket, float *packed) {
  const uint32_t *batch = (const uint32_t *)at(memory, order) + (size_t)step * program->batchSize;
  switch (phase->kind) {
    case ofParameters:
      workOnParameters(memory, program, phase, step, ticket, packed);
      break;
    case trees:
      topologicalGradient(memory, program, batch);
      break;
    case clipped:
      workOnClipping(memory, program, step);
      break;
    default:
      workOnRows(memory, program, phase, batch, step, ticket);
  }
}

/** Gets the transposes ready that the first step reads: parameters may have been replaced since the last. */
static void prepare(uint8_t *memory, const Program *program) {
  for (int32_t index = 0; index < program->stageCount; index++) {
    const Stage *stage = stageOf(memory, program, index);
    if (hasWeights(stage)) transposeStage(memory, program, stage, 0, panelsOf(stage));
  }
}

/** Trains `steps` steps in the thread that calls, and in no other. */
static void trainAlone(uint8_t *memory, const Program *program, uint32_t order, int32_t steps, float *packed) {
  const int32_t parameterCount = parameterTickets(memory, program);
  prepare(memory, program);
  for (int32_t step = 0; step < steps; step++)
    for (int32_t index = 0;; index++) {
      const Phase phase = phaseOf(program, index, parameterCount);
      if (phase.tickets == 0) break;
      for (int32_t ticket = 0; ticket < phase.tickets; ticket++)
        performTicket(memory, program, &phase, order, step, ticket, packed);
    }
}
