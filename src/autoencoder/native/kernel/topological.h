#pragma once
#include "program.h"

/*
 * The topological loss of a mini-batch (TopologicalLoss of ../../options.ts). Spanning trees are Prim's, in double precision and
 * with the comparisons of ../../spanning-tree.ts, so that all engines find the same ones.
 *
 * At `trees`, for a mini-batch of B points: the squared distance of each from the tree, in doubles; the point of the tree that it
 * is nearest to; then for the points, and again for the codes, B pairs of numbers: the B − 1 edges, and the two that are farthest
 * apart.
 */

/** Rows of numbers: by their place in `order`, or by themselves where that is null. */
typedef struct {
  const float *numbers;
  size_t stride;
  const uint32_t *order;
  int32_t columns;
} Rows;

INLINE const float *rowAt(const Rows *rows, uint32_t row) {
  return rows->numbers + (rows->order == NULL ? row : rows->order[row]) * rows->stride;
}

static double squaredDistance(const float *a, const float *b, int32_t columns) {
  double square = 0;
  for (int32_t k = 0; k < columns; k++) {
    const double difference = (double)a[k] - (double)b[k];
    square += difference * difference;
  }
  return square;
}

/** Writes the edges of the minimum spanning tree of `count` rows, and the two rows that are farthest apart. */
static void spanningTree(const Rows *rows, uint32_t count, double *nearest, uint32_t *parents, uint32_t *pairs) {
  uint32_t *farthest = pairs + 2 * (count - 1);
  for (uint32_t row = 0; row < count; row++) nearest[row] = __builtin_inf();
  double most = -1;
  uint32_t added = 0;
  for (uint32_t edge = 1; edge < count; edge++) {
    // What is in the tree has a distance that nothing is nearer than.
    nearest[added] = -1;
    const float *from = rowAt(rows, added);
    uint32_t best = 0;
    double nearestOfAll = __builtin_inf();
    for (uint32_t row = 1; row < count; row++) {
      if (nearest[row] < 0) continue;
      const double square = squaredDistance(rowAt(rows, row), from, rows->columns);
      if (square > most) {
        most = square;
        farthest[0] = row;
        farthest[1] = added;
      }
      if (square < nearest[row]) {
        nearest[row] = square;
        parents[row] = added;
      }
      if (best == 0 || nearest[row] < nearestOfAll) {
        best = row;
        nearestOfAll = nearest[row];
      }
    }
    added = best;
    *pairs++ = added;
    *pairs++ = parents[added];
  }
}

static double distanceOf(const Rows *rows, const uint32_t *pair) {
  return __builtin_sqrt(squaredDistance(rowAt(rows, pair[0]), rowAt(rows, pair[1]), rows->columns) + normEpsilon);
}

/** Adds `factor` times the difference of two codes to the gradient by one of them, and takes it from that by the other. */
static void pull(const Rows *codes, float *gradient, const uint32_t *pair, double factor) {
  const float *a = rowAt(codes, pair[0]);
  const float *b = rowAt(codes, pair[1]);
  float *byA = gradient + pair[0] * codes->stride;
  float *byB = gradient + pair[1] * codes->stride;
  for (int32_t k = 0; k < codes->columns; k++) {
    const float change = (float)(factor * ((double)a[k] - (double)b[k]));
    byA[k] += change;
    byB[k] -= change;
  }
}

/** Leaves at `codeGradient` the gradient of the topological loss by the codes of the mini-batch in `order`. */
static void topologicalGradient(uint8_t *memory, const Program *program, const uint32_t *order) {
  const Stage *stage = stageOf(memory, program, program->codeStage);
  const uint32_t count = (uint32_t)program->batchSize;
  const Rows points = {at(memory, program->points), (size_t)program->pointWidth, order, program->ambient};
  const Rows codes = {at(memory, stage->x), stage->xStride / 4, NULL, stage->inputs};
  double *nearest = at(memory, program->trees);
  uint32_t *parents = (uint32_t *)(nearest + count);
  uint32_t *ofPoints = parents + ((count + 1) & ~1u);
  uint32_t *ofCodes = ofPoints + 2 * count;
  float *gradient = at(memory, program->codeGradient);
  spanningTree(&points, count, nearest, parents, ofPoints);
  spanningTree(&codes, count, nearest, parents, ofCodes);
  for (size_t k = 0; k < count * codes.stride; k++) gradient[k] = 0;

  const uint32_t last = 2 * (count - 1);
  const double pointScale = distanceOf(&points, ofPoints + last);
  const double codeScale = distanceOf(&codes, ofCodes + last);
  const double weight = (double)program->topological / (double)(count - 1);
  // The derivative by the largest distance of codes.
  double byScale = 0;
  for (uint32_t *pair = ofPoints; pair < ofCodes + last; pair += 2) {
    if (pair == ofPoints + last) continue;
    const double distance = distanceOf(&codes, pair);
    const double relative = distance / codeScale;
    const double byRelative = weight * (relative - distanceOf(&points, pair) / pointScale);
    byScale -= (byRelative * relative) / codeScale;
    pull(&codes, gradient, pair, byRelative / (codeScale * distance));
  }
  pull(&codes, gradient, ofCodes + last, byScale / codeScale);
}
