import assert from 'node:assert/strict';
import { FrameError, frameHeader, FrameReader } from '../../../src/protocol/frames.js';

const mark = Uint8Array.from({ length: 16 }, (_, k) => 37 * k + 1);
const messages = [[1, 2, 3], [], [...Array(300).keys()].map((k) => k % 256)].map((bytes) => Uint8Array.from(bytes));
const frame = (message: Uint8Array): Uint8Array => Buffer.concat([frameHeader(mark, message.length), message]);
const stream = Buffer.concat(messages.map(frame));

describe('frames of messages', () => {
  it('gives the messages, however the bytes come', () => {
    for (const size of [1, 2, 7, 19, 20, 21, 100, stream.length]) {
      const reader = new FrameReader(mark);
      const found: Uint8Array[] = [];
      for (let at = 0; at < stream.length; at += size) found.push(...reader.take(stream.subarray(at, at + size)));
      assert.deepEqual(found, messages);
      assert.equal(reader.isWithin, false);
    }
  });

  it('knows that the last one is not whole', () => {
    for (const length of [1, 16, 19, 20, 21]) {
      const reader = new FrameReader(mark);
      assert.deepEqual([...reader.take(stream.subarray(0, length))], []);
      assert.equal(reader.isWithin, true);
    }
  });

  it('refuses all else at its first byte, in the midst of messages too', () => {
    for (const junk of ['x', 'junk', '{"kind":"done"}\n', 'y'.repeat(1e6)]) {
      const reader = new FrameReader(mark);
      assert.equal([...reader.take(stream)].length, messages.length);
      assert.throws(() => [...reader.take(Buffer.from(junk))], FrameError);
    }
  });

  it('notices bytes between the parts of a message', () => {
    const torn = Buffer.concat([stream.subarray(0, 22), Buffer.from('junk'), stream.subarray(22)]);
    assert.throws(() => [...new FrameReader(mark).take(torn)], FrameError);
  });
});
