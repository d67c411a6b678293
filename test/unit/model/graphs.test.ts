import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createAutoencoder } from '../../../src/model/autoencoder.js';
import { readOnnx } from '../../../src/model/onnx/read-graph.js';

/** An autoencoder as PyTorch exports it, with what PyTorch makes of four points: `test/reference/make-graphs.py`. */
interface Case {
  readonly name: string;
  /** Base64. */
  readonly model: string;
  readonly double: boolean;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly codeSize: number;
  readonly continuity: 'everywhere' | 'encoder' | 'nowhere';
  readonly sphere?: boolean;
}

const cases = JSON.parse(readFileSync(path.join(import.meta.dirname, 'golden/graphs.json'), 'utf8')) as readonly Case[];

const autoencoderOf = ({ model, x }: Case, latent: string | null = null) => {
  const graph = readOnnx(new Uint8Array(Buffer.from(model, 'base64')), () => {
    throw new Error('no other files');
  });
  return createAutoencoder(graph, latent, Float64Array.from(x), x.length / 4);
};

const farthest = (found: ArrayLike<number>, expected: readonly number[]): number =>
  Math.max(...expected.map((value, k) => Math.abs(found[k] - value)));

describe('Autoencoders that PyTorch exports', () => {
  for (const one of cases) {
    it(`are what they are in PyTorch: ${one.name}`, () => {
      const { codeSize, latent, encode, decode, ...facts } = autoencoderOf(one);
      const points = Float64Array.from(one.x);
      const codes = encode.float64(points);
      assert.equal(codeSize, one.codeSize);
      assert.equal(codes.length, 4 * one.codeSize);
      assert.ok(farthest(decode.float64(codes), one.y) < (one.double ? 1e-12 : 1e-6));
      const single = decode.float32(encode.float32(new Float32Array(points)));
      assert.ok(single instanceof Float32Array);
      assert.ok(farthest(single, one.y) < 2e-6);
      assert.equal(latent.isNormalized, one.sphere === true);
      const continuity = facts.isContinuous ? 'everywhere' : facts.isCodeContinuous ? 'encoder' : 'nowhere';
      assert.equal(continuity, one.continuity, facts.jump ?? '');
    });
  }
});
