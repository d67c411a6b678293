import { ADAM, MOMENTUM, RMSPROP } from '../codes';
import { clipGradient, decayWeights } from './regularization';
import { Program } from './program';
import { multiplyAdd, splatAt } from './vector';

/**
 * Changes the parameters by one step along the gradient, which is clipped and has the penalty on weights added before.
 * @param rates of this step: the learning rate, for Adam over 1 − β₁ᵗ; 1 / (1 − β₂ᵗ), for Adam; what weights decay by.
 */
export function update(program: Program, rates: usize): void {
  clipGradient(program);
  decayWeights(program, splatAt(rates + 8));
  switch (program.optimizer) {
    case ADAM:
      adam(program, splatAt(rates), splatAt(rates + 4));
      break;
    case MOMENTUM:
      momentum(program, splatAt(rates));
      break;
    case RMSPROP:
      rmsprop(program, splatAt(rates));
      break;
  }
}

function adam(program: Program, rate: v128, secondScale: v128): void {
  const beta1 = f32x4.splat(program.beta1);
  const beta2 = f32x4.splat(program.beta2);
  const gamma1 = f32x4.splat(program.gamma1);
  const gamma2 = f32x4.splat(program.gamma2);
  const epsilon = f32x4.splat(program.epsilon);
  let parameter = program.parameters;
  let gradient = program.gradient;
  let first = program.first;
  let second = program.second;
  const end = parameter + program.parameterBytes;
  while (parameter < end) {
    const g = v128.load(gradient);
    const m = multiplyAdd(beta1, v128.load(first), f32x4.mul(gamma1, g));
    const v = multiplyAdd(beta2, v128.load(second), f32x4.mul(f32x4.mul(gamma2, g), g));
    v128.store(first, m);
    v128.store(second, v);
    const step = f32x4.div(f32x4.mul(rate, m), f32x4.add(f32x4.sqrt(f32x4.mul(v, secondScale)), epsilon));
    v128.store(parameter, f32x4.sub(v128.load(parameter), step));
    parameter += 16;
    gradient += 16;
    first += 16;
    second += 16;
  }
}

function momentum(program: Program, rate: v128): void {
  const beta1 = f32x4.splat(program.beta1);
  let parameter = program.parameters;
  let gradient = program.gradient;
  let first = program.first;
  const end = parameter + program.parameterBytes;
  while (parameter < end) {
    const velocity = multiplyAdd(beta1, v128.load(first), v128.load(gradient));
    v128.store(first, velocity);
    v128.store(parameter, f32x4.sub(v128.load(parameter), f32x4.mul(rate, velocity)));
    parameter += 16;
    gradient += 16;
    first += 16;
  }
}

function rmsprop(program: Program, rate: v128): void {
  const beta2 = f32x4.splat(program.beta2);
  const gamma2 = f32x4.splat(program.gamma2);
  const epsilon = f32x4.splat(program.epsilon);
  let parameter = program.parameters;
  let gradient = program.gradient;
  let second = program.second;
  const end = parameter + program.parameterBytes;
  while (parameter < end) {
    const g = v128.load(gradient);
    const v = multiplyAdd(beta2, v128.load(second), f32x4.mul(f32x4.mul(gamma2, g), g));
    v128.store(second, v);
    const step = f32x4.div(f32x4.mul(rate, g), f32x4.add(f32x4.sqrt(v), epsilon));
    v128.store(parameter, f32x4.sub(v128.load(parameter), step));
    parameter += 16;
    gradient += 16;
    second += 16;
  }
}
