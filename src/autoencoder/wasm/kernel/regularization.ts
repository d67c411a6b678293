import { DECOUPLED, DENSE, NARROW, NO_DECAY } from '../codes';
import { Program, stageOf } from './program';

/** Scales the gradient so that its length is at most `clippingNorm`, if there is such a bound. */
export function clipGradient(program: Program): void {
  if (program.mask == 0) return;
  const norm = program.clippingNorm;
  const length = <f32>sqrt<f64>(squaredLength(program.gradient, program.mask, program.parameterBytes));
  if (length <= norm) return;
  const factor = f32x4.splat(norm / length);
  const end = program.gradient + program.parameterBytes;
  for (let gradient = program.gradient; gradient < end; gradient += 16) {
    v128.store(gradient, f32x4.mul(v128.load(gradient), factor));
  }
}

/** Σ g² over the numbers whose mask is set, in double precision. */
function squaredLength(gradient: usize, mask: usize, bytes: usize): f64 {
  let sum = f64x2.splat(0);
  for (let offset: usize = 0; offset < bytes; offset += 16) {
    const g = v128.and(v128.load(gradient + offset), v128.load(mask + offset));
    const low = f64x2.promote_low_f32x4(g);
    const high = f64x2.promote_low_f32x4(v128.shuffle<f32>(g, g, 2, 3, 2, 3));
    sum = f64x2.add(sum, f64x2.add(f64x2.mul(low, low), f64x2.mul(high, high)));
  }
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
}

/**
 * Lets the weights in the bytes [from, to) of the parameters decay, not the biases.
 * @param rate λ for PENALTY, the factor for DECOUPLED.
 */
export function decayWeights(program: Program, rate: v128, from: usize, to: usize): void {
  if (program.decay == NO_DECAY) return;
  for (let index = 0; index < program.stageCount; index++) {
    const stage = stageOf(program, index);
    if (stage.kind != DENSE && stage.kind != NARROW) continue;
    const end = program.parameters + min(stage.biases, to);
    const toGradient = program.gradient - program.parameters;
    for (let weight = program.parameters + max(stage.weights, from); weight < end; weight += 16) {
      const product = f32x4.mul(v128.load(weight), rate);
      if (program.decay == DECOUPLED) v128.store(weight, product);
      else v128.store(weight + toGradient, f32x4.add(v128.load(weight + toGradient), product));
    }
  }
}
