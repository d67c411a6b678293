// @ts-nocheck: the package is installed into the cache of the benchmark only.
// @jax-js/jax on its WebAssembly backend, the step jitted. Arrays are owned: `.ref` keeps one that is used again.
import { blockUntilReady, defaultDevice, init, jit, numpy as np, valueAndGrad } from '@jax-js/jax';
import { sampleSize } from '../nets.mjs';
import { normalNumbers, serve } from '../serve.mjs';

await init('wasm');
defaultDevice('wasm');

await serve(async ({ widths, latentLayer, batchSize }) => {
  const layerCount = widths.length - 1;
  const forward = (parameters, x) => {
    let h = x;
    for (let index = 0; index < layerCount; index++) {
      h = np.add(np.matmul(h, parameters[2 * index].ref), parameters[2 * index + 1].ref);
      if (index + 1 !== latentLayer && index + 1 !== layerCount) h = np.tanh(h);
    }
    return h;
  };
  const loss = (parameters, x) => {
    const difference = np.subtract(forward(parameters, x.ref), x);
    return np.mean(np.square(difference));
  };
  const step = jit((parameters, first, second, rate, scale, x) => {
    const [value, gradients] = valueAndGrad(loss)(
      parameters.map((p) => p.ref),
      x,
    );
    const newFirst = first.map((m, i) => m.mul(0.9).add(gradients[i].ref.mul(0.1)));
    const newSecond = second.map((v, i) => v.mul(0.999).add(np.square(gradients[i]).mul(0.001)));
    const newParameters = parameters.map((p, i) =>
      p.sub(newFirst[i].ref.mul(rate.ref).div(np.sqrt(newSecond[i].ref.mul(scale.ref)).add(1e-7))),
    );
    rate.dispose();
    scale.dispose();
    return [value, newParameters, newFirst, newSecond];
  });
  const shapes = widths.slice(1).flatMap((outputs, index) => [[widths[index], outputs], [outputs]]);
  const zeros = () => shapes.map((shape) => np.zeros(shape));
  let parameters = shapes.map((shape) => {
    const size = shape.reduce((a, b) => a * b, 1);
    return np.array(normalNumbers(size).map((value) => value / Math.sqrt(shape[0]))).reshape(shape);
  });
  let first = zeros();
  let second = zeros();
  const points = normalNumbers(sampleSize * widths[0]);
  const batch = new Float32Array(batchSize * widths[0]);
  let next = 0;
  let time = 0;
  return async (steps) => {
    for (let index = 0; index < steps; index++) {
      for (let row = 0; row < batchSize; row++) {
        const from = (((next + row) * 7919) % sampleSize) * widths[0];
        batch.set(points.subarray(from, from + widths[0]), row * widths[0]);
      }
      next += batchSize;
      time++;
      const rate = np.array(1e-3 / (1 - 0.9 ** time));
      const scale = np.array(1 / (1 - 0.999 ** time));
      const x = np.array(batch.slice()).reshape([batchSize, widths[0]]);
      const [value, ...rest] = step(parameters, first, second, rate, scale, x);
      [parameters, first, second] = rest;
      await blockUntilReady(value);
      value.dispose();
    }
  };
});
