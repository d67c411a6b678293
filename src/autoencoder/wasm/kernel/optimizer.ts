import { ADAM, MOMENTUM, RMSPROP } from '../codes';
import { Program } from './program';
import { decayWeights } from './regularization';
import { multiplyAdd, splatAt } from './vector';

/**
 * Changes the parameters in the bytes [from, to), both multiples of 16, by one step along the gradient, to which the penalty on
 * weights is added before.
 * @param rates of this step: the learning rate, for Adam over 1 − β₁ᵗ; 1 / (1 − β₂ᵗ), for Adam; what weights decay by.
 */
export function update(program: Program, rates: usize, from: usize, to: usize): void {
  decayWeights(program, splatAt(rates + 8), from, to);
  switch (program.optimizer) {
    case ADAM:
      adam(program, from, to, splatAt(rates), splatAt(rates + 4));
      break;
    case MOMENTUM:
      momentum(program, from, to, splatAt(rates));
      break;
    case RMSPROP:
      rmsprop(program, from, to, splatAt(rates));
      break;
  }
}

function adam(program: Program, from: usize, to: usize, rate: v128, secondScale: v128): void {
  const beta1 = f32x4.splat(program.beta1);
  const beta2 = f32x4.splat(program.beta2);
  const gamma1 = f32x4.splat(program.gamma1);
  const gamma2 = f32x4.splat(program.gamma2);
  const epsilon = f32x4.splat(program.epsilon);
  let parameter = program.parameters + from;
  let gradient = program.gradient + from;
  let first = program.first + from;
  let second = program.second + from;
  const end = program.parameters + to;
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

function momentum(program: Program, from: usize, to: usize, rate: v128): void {
  const beta1 = f32x4.splat(program.beta1);
  let parameter = program.parameters + from;
  let gradient = program.gradient + from;
  let first = program.first + from;
  const end = program.parameters + to;
  while (parameter < end) {
    const velocity = multiplyAdd(beta1, v128.load(first), v128.load(gradient));
    v128.store(first, velocity);
    v128.store(parameter, f32x4.sub(v128.load(parameter), f32x4.mul(rate, velocity)));
    parameter += 16;
    gradient += 16;
    first += 16;
  }
}

function rmsprop(program: Program, from: usize, to: usize, rate: v128): void {
  const beta2 = f32x4.splat(program.beta2);
  const gamma2 = f32x4.splat(program.gamma2);
  const epsilon = f32x4.splat(program.epsilon);
  let parameter = program.parameters + from;
  let gradient = program.gradient + from;
  let second = program.second + from;
  const end = program.parameters + to;
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

/** Address of 2⁻¹²⁶, the smallest positive number of full precision. */
const leastNormal = memory.data<f32>([1.1754943508222875e-38]);

/**
 * Puts 0 instead of moments that are smaller than a number of full precision; NaN stays. Those of a parameter whose gradient
 * stays 0, as with a dead unit, would shrink to such numbers and stay there, processors may take a hundred times as long for
 * them, and WebAssembly cannot tell them not to.
 */
export function flushMoments(program: Program): void {
  flush(program.first, program.parameterBytes);
  flush(program.second, program.parameterBytes);
}

function flush(numbers: usize, bytes: usize): void {
  const least = splatAt(leastNormal);
  const end = numbers + bytes;
  for (let address = numbers; address < end; address += 16) {
    const x = v128.load(address);
    v128.store(address, v128.andnot(x, f32x4.lt(f32x4.abs(x), least)));
  }
}
