#pragma once
#include "vector.h"

/*
 * The projector on the leading eigenvector v of a symmetric matrix, as ../../projector.ts has it and in the same numbers, in
 * double precision.
 *
 * What is kept of a matrix of n rows, in doubles, for each row of a chunk: n eigenvalues and the n × n eigenvectors, a row
 * each, the leading ones first; then n² for a matrix and n for a vector.
 */
#define mostSweeps 30
#define halfRoot 0.70710678118654752440
#define rootOfTwo 1.41421356237309504880

INLINE double *keptOfRow(double *kept, int32_t n, int32_t row) { return kept + (size_t)row * 2 * (n * n + n); }

INLINE void swapNumbers(double *a, double *b) {
  const double value = *a;
  *a = *b;
  *b = value;
}

/** A symmetric matrix from its numbers. */
static void readSymmetric(const float *numbers, int32_t n, double *matrix) {
  for (int32_t i = 0; i < n; i++)
    for (int32_t j = i + 1; j < n; j++) {
      const double value = (double)*numbers++ * halfRoot;
      matrix[i * n + j] = value;
      matrix[j * n + i] = value;
    }
  for (int32_t i = 0; i < n; i++) matrix[i * n + i] = *numbers++;
}

/** The numbers of s vᵀ + v sᵀ. */
static void writeSymmetric(const double *s, const double *v, int32_t n, float *numbers) {
  for (int32_t i = 0; i < n; i++)
    for (int32_t j = i + 1; j < n; j++) *numbers++ = (float)((s[i] * v[j] + v[i] * s[j]) * rootOfTwo);
  for (int32_t i = 0; i < n; i++) *numbers++ = (float)(2 * s[i] * v[i]);
}

/** Two rows or columns of n numbers, `stride` apart, turned by the angle of cosine c and sine s. */
INLINE void turn(double *first, double *second, int32_t n, int32_t stride, double c, double s) {
  for (int32_t k = 0; k < n; k++) {
    const double x = first[k * stride];
    const double y = second[k * stride];
    first[k * stride] = c * x - s * y;
    second[k * stride] = s * x + c * y;
  }
}

/**
 * Jacobi's cyclic method (Golub & Van Loan, "Matrix Computations", algorithm 8.5.3): leaves the eigenvalues on the diagonal of
 * the matrix, and the eigenvectors as the rows of another.
 */
static void diagonalize(double *a, int32_t n, double *vectors) {
  double square = 0;
  for (int32_t i = 0; i < n * n; i++) {
    vectors[i] = i % (n + 1) == 0 ? 1 : 0;
    square += a[i] * a[i];
  }
  const double negligible = 1e-16 * __builtin_sqrt(square);
  int rotated = 1;
  for (int sweep = 0; sweep < mostSweeps && rotated; sweep++) {
    rotated = 0;
    for (int32_t p = 0; p < n; p++)
      for (int32_t q = p + 1; q < n; q++) {
        const double off = a[p * n + q];
        if (!(__builtin_fabs(off) > negligible)) continue;
        rotated = 1;
        const double tau = (a[q * n + q] - a[p * n + p]) / (2 * off);
        const double t = (tau >= 0 ? 1.0 : -1.0) / (__builtin_fabs(tau) + __builtin_sqrt(1 + tau * tau));
        const double c = 1 / __builtin_sqrt(1 + t * t);
        turn(a + p, a + q, n, n, c, t * c);
        turn(a + p * n, a + q * n, n, 1, c, t * c);
        turn(vectors + p * n, vectors + q * n, n, 1, c, t * c);
      }
  }
}

/** y = v vᵀ of the matrix of n rows at x, both as numbers. */
static void projectRow(const float *x, float *y, int32_t n, double *kept) {
  double *values = kept;
  double *vectors = values + n;
  double *matrix = vectors + n * n;
  double *half = matrix + n * n;
  readSymmetric(x, n, matrix);
  diagonalize(matrix, n, vectors);
  int32_t leading = 0;
  for (int32_t k = 0; k < n; k++) {
    values[k] = matrix[k * n + k];
    if (values[k] > values[leading]) leading = k;
  }
  swapNumbers(values, values + leading);
  for (int32_t k = 0; k < n; k++) swapNumbers(vectors + k, vectors + leading * n + k);
  for (int32_t k = 0; k < n; k++) half[k] = 0.5 * vectors[k];
  writeSymmetric(half, vectors, n, y);
}

/** The gradient by the matrix instead of the gradient G by the projector, at d. */
static void backThroughProjector(float *d, int32_t n, double *kept) {
  double *values = kept;
  double *vectors = values + n;
  double *matrix = vectors + n * n;
  double *sum = matrix + n * n;
  readSymmetric(d, n, matrix);
  // Σ_j (u_j · G v) / (λ₁ − λ_j) u_j
  for (int32_t k = 0; k < n; k++) sum[k] = 0;
  for (int32_t j = 1; j < n; j++) {
    double along = 0;
    for (int32_t k = 0; k < n; k++)
      for (int32_t l = 0; l < n; l++) along += vectors[j * n + k] * matrix[k * n + l] * vectors[l];
    const double gap = values[0] - values[j];
    const double factor = along / __builtin_sqrt(gap * gap + gapEpsilon);
    for (int32_t k = 0; k < n; k++) sum[k] += factor * vectors[j * n + k];
  }
  writeSymmetric(sum, vectors, n, d);
}
