import assert from 'node:assert/strict';
import type { FromPanel } from '../../../src/protocol/panel.js';
import { Decoder, RequestNumbers } from '../../../webview/decoder.js';
import { codeAt } from '../../../webview/points/latent/index.js';

describe('decoding under the pointer', () => {
  it('asks one question at a time, next the newest, and shows nothing once nothing is wanted', () => {
    const sent: FromPanel[] = [];
    const received: (Float32Array | null)[] = [];
    const decoder = new Decoder(
      (message) => sent.push(message),
      new RequestNumbers(),
      () => null,
      (points) => received.push(points),
    );
    const asked = (): (number[] | null)[] =>
      sent.map((message) => (message.kind === 'decode' ? [...message.codes] : null));
    for (const z of [1, 2, 3]) decoder.want(Float32Array.of(z));
    assert.deepEqual(asked(), [[1]]);
    decoder.answer({ kind: 'answer', request: 1, values: Float32Array.of(10) });
    assert.deepEqual(asked(), [[1], [3]]);
    assert.deepEqual(
      received.map((points) => points && [...points]),
      [[10]],
    );
    decoder.answer({ kind: 'answer', request: 1, values: Float32Array.of(11) });
    assert.equal(received.length, 1, 'an answer to an old question says nothing');
    decoder.want(null);
    decoder.answer({ kind: 'answer', request: 2, values: Float32Array.of(30) });
    assert.deepEqual(
      received.map((points) => points && [...points]),
      [[10], null],
    );
    decoder.want(Float32Array.of(4));
    decoder.answer({ kind: 'refusal', request: 3, message: 'There is no network in memory.' });
    assert.deepEqual([asked().at(-1), received.at(-1)], [[4], null]);
  });

  it('asks nobody where the record of the run has the decoder, and drops what was asked before', () => {
    const sent: FromPanel[] = [];
    const received: (readonly number[] | null)[] = [];
    let hasDecoder = false;
    const decoder = new Decoder(
      (message) => sent.push(message),
      new RequestNumbers(),
      (codes) => (hasDecoder ? codes.map((z) => 2 * z) : null),
      (points) => received.push(points && [...points]),
    );
    decoder.want(Float32Array.of(1));
    hasDecoder = true;
    decoder.want(Float32Array.of(3));
    decoder.answer({ kind: 'answer', request: 1, values: Float32Array.of(10) });
    assert.equal(sent.length, 1);
    assert.deepEqual(received, [[6]]);
  });

  it('shows nothing where there is neither a host nor a decoder', () => {
    const received: (Float32Array | null)[] = [];
    const decoder = new Decoder(
      null,
      new RequestNumbers(),
      () => null,
      (points) => received.push(points),
    );
    decoder.want(Float32Array.of(1));
    assert.deepEqual(received, [null]);
  });

  it('takes a place for the code that is drawn there', () => {
    const code = (...args: Parameters<typeof codeAt>) => codeAt(...args)?.map((x) => Math.round(1000 * x) / 1000);
    assert.deepEqual(code({ kind: 'euclidean', dimension: 1 }, 0.5, 9), Float32Array.of(0.5));
    assert.deepEqual(code({ kind: 'euclidean', dimension: 2 }, 0.5, -1), Float32Array.of(0.5, -1));
    assert.deepEqual(code({ kind: 'sphere', dimension: 1 }, 3, 4), Float32Array.of(0.6, 0.8));
    assert.deepEqual(code({ kind: 'torus', dimension: 2 }, 0, Math.PI / 2), Float32Array.of(1, 0, 0, 1));
    assert.equal(codeAt({ kind: 'sphere', dimension: 1 }, 0, 0), null);
    assert.equal(codeAt({ kind: 'euclidean', dimension: 5 }, 1, 1), null);
  });
});
