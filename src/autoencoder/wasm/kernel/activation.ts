import { ELU, GELU, LEAKY_RELU, RELU, SIGMOID, SIN, SOFTPLUS, TANH } from '../codes';
import { elu, gaussian, normalDensity, normalDistribution, sigmoid, softplus } from './elementary';
import { storeSineAndCosine } from './sine';
import { tanhRows } from './tanh';
import { multiplyAdd } from './vector';

/** Slope of leakyRelu for negative numbers. */
const leakySlope: f32 = 0.2;

/**
 * y = f(y) on rows of `columns` numbers, a multiple of 4. Where f′ does not follow from f alone (softplus, gelu, sin) it is
 * left in `slope`, of the same shape and stride.
 */
export function activateRows(kind: i32, y: usize, stride: usize, rows: i32, columns: i32, slope: usize): void {
  // Without gaps between the rows, all is one long row.
  if (stride == <usize>columns << 2) {
    columns *= rows;
    rows = 1;
  }
  switch (kind) {
    case TANH:
      tanhRows(y, stride, rows, columns);
      break;
    case RELU:
      reluRows(y, stride, rows, columns, slope);
      break;
    case LEAKY_RELU:
      leakyReluRows(y, stride, rows, columns, slope);
      break;
    case ELU:
      eluRows(y, stride, rows, columns, slope);
      break;
    case SIGMOID:
      sigmoidRows(y, stride, rows, columns, slope);
      break;
    case SOFTPLUS:
      softplusRows(y, stride, rows, columns, slope);
      break;
    case GELU:
      geluRows(y, stride, rows, columns, slope);
      break;
    case SIN:
      sinRows(y, stride, rows, columns, slope);
      break;
  }
}

/*
 * A function for each activation, with a loop of its own: `kind` is a constant in each, so one branch of `activate` is left.
 */
function reluRows(y: usize, stride: usize, rows: i32, columns: i32, slope: usize): void {
  activateAll(RELU, y, stride, rows, columns, slope);
}
function leakyReluRows(y: usize, stride: usize, rows: i32, columns: i32, slope: usize): void {
  activateAll(LEAKY_RELU, y, stride, rows, columns, slope);
}
function eluRows(y: usize, stride: usize, rows: i32, columns: i32, slope: usize): void {
  activateAll(ELU, y, stride, rows, columns, slope);
}
function sigmoidRows(y: usize, stride: usize, rows: i32, columns: i32, slope: usize): void {
  activateAll(SIGMOID, y, stride, rows, columns, slope);
}
function softplusRows(y: usize, stride: usize, rows: i32, columns: i32, slope: usize): void {
  activateAll(SOFTPLUS, y, stride, rows, columns, slope);
}
function geluRows(y: usize, stride: usize, rows: i32, columns: i32, slope: usize): void {
  activateAll(GELU, y, stride, rows, columns, slope);
}
function sinRows(y: usize, stride: usize, rows: i32, columns: i32, slope: usize): void {
  activateAll(SIN, y, stride, rows, columns, slope);
}

// @ts-ignore: decorator
@inline
function activateAll(kind: i32, y: usize, stride: usize, rows: i32, columns: i32, slope: usize): void {
  const width = <usize>columns << 2;
  const toSlope = slope - y;
  for (let row = 0; row < rows; row++) {
    const end = y + width;
    for (let address = y; address < end; address += 16) activate(kind, address, address + toSlope);
    y += stride;
  }
}

// @ts-ignore: decorator
@inline
function activate(kind: i32, address: usize, slope: usize): void {
  const x = v128.load(address);
  if (kind == RELU) {
    v128.store(address, f32x4.pmax(x, f32x4.splat(0)));
  } else if (kind == LEAKY_RELU) {
    v128.store(address, f32x4.pmax(x, f32x4.mul(x, f32x4.splat(leakySlope))));
  } else if (kind == ELU) {
    v128.store(address, elu(x));
  } else if (kind == SIGMOID) {
    v128.store(address, sigmoid(x));
  } else if (kind == SOFTPLUS) {
    v128.store(slope, sigmoid(x));
    v128.store(address, softplus(x));
  } else if (kind == GELU) {
    const gauss = gaussian(x);
    const distribution = normalDistribution(x, gauss);
    v128.store(slope, multiplyAdd(x, normalDensity(gauss), distribution));
    v128.store(address, f32x4.mul(x, distribution));
  } else if (kind == SIN) {
    storeSineAndCosine(x, address, slope);
  }
}
