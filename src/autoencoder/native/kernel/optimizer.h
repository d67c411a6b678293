#pragma once
#include "program.h"

/*
 * The optimisers. Of `rates`: the learning rate, for Adam over 1 − β₁ᵗ; 1 / (1 − β₂ᵗ), for Adam; what weights decay by: λ for
 * PENALTY, the factor for DECOUPLED.
 */

/** Whether moments are smaller than a number of full precision, in which processors may take a hundred times as long. */
INLINE Floats withoutDenormals(Floats x) { return choose(absolute(x) < splat(1.1754943508222875e-38f), splat(0), x); }

/**
 * Changes `count` parameters, a multiple of 16, from the number `from` on, by one step along the gradient.
 * @param decays whether they are weights, which decay, and no biases.
 */
static void update(uint8_t *memory, const Program *program, const float *rates, size_t from, size_t count, int decays) {
  float *parameter = (float *)at(memory, program->parameters) + from;
  const float *gradient = (const float *)at(memory, program->gradient) + from;
  float *first = (float *)at(memory, program->first) + from;
  float *second = (float *)at(memory, program->second) + from;
  const Floats rate = splat(rates[0]);
  const Floats beta1 = splat(program->beta1), gamma1 = splat(program->gamma1);
  const Floats beta2 = splat(program->beta2), gamma2 = splat(program->gamma2);
  const Floats epsilon = splat(program->epsilon);
  const int32_t decay = decays ? program->decay : NO_DECAY;
#define eachVector \
  for (size_t i = 0; i < count; i += lanes)
#define decayed \
  Floats p = load(parameter + i); \
  Floats g = load(gradient + i); \
  if (decay == PENALTY) g = g + p * splat(rates[2]); \
  else if (decay == DECOUPLED) p = p * splat(rates[2]);
  switch (program->optimizer) {
    case ADAM: {
      const Floats secondScale = splat(rates[1]);
      eachVector {
        decayed;
        const Floats m = fma(beta1, load(first + i), gamma1 * g);
        const Floats v = fma(beta2, load(second + i), (gamma2 * g) * g);
        store(first + i, withoutDenormals(m));
        store(second + i, withoutDenormals(v));
        store(parameter + i, p - (rate * m) / (squareRoot(v * secondScale) + epsilon));
      }
      break;
    }
    case MOMENTUM:
      eachVector {
        decayed;
        const Floats velocity = fma(beta1, load(first + i), g);
        store(first + i, withoutDenormals(velocity));
        store(parameter + i, p - rate * velocity);
      }
      break;
    case RMSPROP:
      eachVector {
        decayed;
        const Floats v = fma(beta2, load(second + i), (gamma2 * g) * g);
        store(second + i, withoutDenormals(v));
        store(parameter + i, p - (rate * g) / (squareRoot(v) + epsilon));
      }
      break;
  }
#undef eachVector
#undef decayed
}

/** Scales the gradient so that its length is at most `clippingNorm`. Its padding is 0. */
static void clipGradient(uint8_t *memory, const Program *program) {
  float *gradient = at(memory, program->gradient);
  const size_t count = program->parameterBytes / 4;
  Doubles sum = (Doubles)0.0;
  for (size_t i = 0; i < count; i += lanes) {
    const Doubles g = __builtin_convertvector(load(gradient + i), Doubles);
    sum += g * g;
  }
  double square = 0;
  for (int lane = 0; lane < lanes; lane++) square += sum[lane];
  const float length = (float)__builtin_sqrt(square);
  if (length <= program->clippingNorm) return;
  const Floats factor = splat(program->clippingNorm / length);
  for (size_t i = 0; i < count; i += lanes) store(gradient + i, load(gradient + i) * factor);
}
