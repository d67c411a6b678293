#pragma once
#include "program.h"
#include "projector.h"

/*
 * The point of the latent space that the encoder's numbers stand for, part by part; numbers that belong to none are coordinates as
 * they are. Codes are short, so plain loops do.
 */

/** A part of a code, as the host lays it out. */
typedef struct {
  /** UNIT_VECTOR, PROJECTOR, POINT_ON_LINE or UNIT_VECTOR_IN_PLANE. */
  int32_t kind;
  /** Bytes from the start of a row to the first number. */
  uint32_t start;
  /** How many numbers it has; of a PROJECTOR, how many rows the matrix. */
  int32_t size;
  /** For a PROJECTOR: what the backward pass needs of each row of a chunk; see projector.h. */
  uint32_t kept;
} Part;

static float normOf(const float *x, int32_t size) {
  float square = 0;
  for (int32_t k = 0; k < size; k++) square += x[k] * x[k];
  return __builtin_sqrtf(square + (float)normEpsilon);
}

/** y = x / ‖x‖. */
static void normalize(const float *x, float *y, int32_t size) {
  const float norm = normOf(x, size);
  for (int32_t k = 0; k < size; k++) y[k] = x[k] / norm;
}

/** d = (d − y (y·d)) / norm. */
static void backThroughUnitLength(float norm, const float *y, float *d, int32_t size) {
  float along = 0;
  for (int32_t k = 0; k < size; k++) along += y[k] * d[k];
  for (int32_t k = 0; k < size; k++) d[k] = (d[k] - y[k] * along) / norm;
}

/** v = (w + C w) / 2: the point w of the plane on the line of angle θ, C its mirror image, c = (cos 2θ, sin 2θ). */
static void projectOnLine(const float *c, const float *w, float *v) {
  const float w1 = w[0];
  const float w2 = w[1];
  v[0] = 0.5f * (w1 + (c[0] * w1 + c[1] * w2));
  v[1] = 0.5f * (w2 + (c[1] * w1 - c[0] * w2));
}

/** Length of the projection of the point w of space on the plane of angle θ. */
static float normInPlane(const float *c, const float *w) {
  float v[3];
  projectOnLine(c, w, v);
  v[2] = w[2];
  return __builtin_sqrtf(v[0] * v[0] + v[1] * v[1] + v[2] * v[2] + (float)normEpsilon);
}

/** The gradients by c and w, instead of those by c and v, at d. */
static void backThroughLine(const float *c, const float *w, float *d) {
  const float v1 = d[2];
  const float v2 = d[3];
  d[0] += 0.5f * (v1 * w[0] - v2 * w[1]);
  d[1] += 0.5f * (v1 * w[1] + v2 * w[0]);
  // The projection is its own transpose.
  projectOnLine(c, d + 2, d + 2);
}

/** y of `rows` rows of `size` numbers from x, from row `first` of the chunk on. */
static void toLatentRows(uint8_t *memory, const Stage *stage, int32_t first, int32_t rows) {
  const Part *parts = at(memory, stage->parts);
  for (int32_t row = first; row < first + rows; row++) {
    const float *x = at(memory, stage->x + (uint32_t)row * stage->xStride);
    float *y = at(memory, stage->y + (uint32_t)row * stage->yStride);
    for (int32_t k = 0; k < stage->outputs; k++) y[k] = x[k];
    for (int32_t index = 0; index < stage->partCount; index++) {
      const Part *part = parts + index;
      const float *from = x + part->start / 4;
      float *to = y + part->start / 4;
      switch (part->kind) {
        case UNIT_VECTOR:
          normalize(from, to, part->size);
          break;
        case PROJECTOR:
          projectRow(from, to, part->size, keptOfRow(at(memory, part->kept), part->size, row));
          break;
        case POINT_ON_LINE:
          normalize(from, to, 2);
          projectOnLine(to, from + 2, to + 2);
          break;
        case UNIT_VECTOR_IN_PLANE:
          normalize(from, to, 2);
          // The third number of the vector has been copied.
          projectOnLine(to, from + 2, to + 2);
          normalize(to + 2, to + 2, 3);
          break;
      }
    }
  }
}

/** The gradient by x, at dx, from the one by y. */
static void backThroughLatent(uint8_t *memory, const Stage *stage, uint32_t toX, int32_t first, int32_t rows) {
  const Part *parts = at(memory, stage->parts);
  for (int32_t row = first; row < first + rows; row++) {
    const float *x = at(memory, stage->x + (uint32_t)row * stage->xStride);
    const float *y = at(memory, stage->y + (uint32_t)row * stage->yStride);
    const float *dy = at(memory, stage->dy + (uint32_t)row * stage->yStride);
    float *dx = at(memory, toX + (uint32_t)row * stage->xStride);
    for (int32_t k = 0; k < stage->outputs; k++) dx[k] = dy[k];
    for (int32_t index = 0; index < stage->partCount; index++) {
      const Part *part = parts + index;
      const float *from = x + part->start / 4;
      const float *value = y + part->start / 4;
      float *d = dx + part->start / 4;
      switch (part->kind) {
        case UNIT_VECTOR:
          backThroughUnitLength(normOf(from, part->size), value, d, part->size);
          break;
        case PROJECTOR:
          backThroughProjector(d, part->size, keptOfRow(at(memory, part->kept), part->size, row));
          break;
        case POINT_ON_LINE:
          backThroughLine(value, from + 2, d);
          backThroughUnitLength(normOf(from, 2), value, d, 2);
          break;
        case UNIT_VECTOR_IN_PLANE:
          backThroughUnitLength(normInPlane(value, from + 2), value + 2, d + 2, 3);
          backThroughLine(value, from + 2, d);
          backThroughUnitLength(normOf(from, 2), value, d, 2);
          break;
      }
    }
  }
}
