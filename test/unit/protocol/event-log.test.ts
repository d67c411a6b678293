import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { eventShapes } from '../../../scripts/event-shapes.js';
import { joinEvents, packEvent, unpackEvent } from '../../../src/protocol/event-log.js';
import { logOf } from '../../../src/protocol/event-record.js';
import type { RunEvent } from '../../../src/protocol/events.js';
import { pack } from '../../../src/protocol/pack.js';
import { readEvents } from '../../../src/protocol/read-events.js';
import { damageWarning } from '../../../src/protocol/log-damage.js';
import { frameOf, startedOf } from '../webview/events.js';

const events: readonly RunEvent[] = [
  startedOf({}),
  ...[1, 2, 3].map(
    (step) =>
      ({ kind: 'progress', step, trainLoss: 1 / step, testLoss: null, learningRate: 1, stepsPerSecond: null }) as const,
  ),
  frameOf(3, [0.1, 0.2, 0.3]),
  { kind: 'warning', message: 'short' },
];
const packed = events.map(packEvent);

/** What a reader makes of a log: the places, in the list above, of the events that it gets. */
function read(bytes: Uint8Array) {
  const { events: found, damaged, isCut } = readEvents(bytes);
  const places = found.map((one) => packed.findIndex((each) => Buffer.from(each).equals(Buffer.from(one.packed))));
  return { places, damaged, isCut };
}

const whole = { places: [0, 1, 2, 3, 4, 5], damaged: 0, isCut: false };

/** Where in a log the events begin, found by what they are. */
function startsOf(bytes: Uint8Array): number[] {
  return packed.map((event) => Buffer.from(bytes).indexOf(Buffer.from(event)));
}

for (const [name, write] of [
  ['on disk', logOf],
  ['as older versions wrote it', joinEvents],
] as const) {
  describe(`event log ${name}`, () => {
    it('gives back the events that were written', () => {
      assert.deepEqual(read(write(packed)), whole);
      assert.deepEqual(
        readEvents(write(packed)).events.map(({ event }) => event),
        events,
      );
      assert.deepEqual(read(write([])), { places: [], damaged: 0, isCut: false });
    });

    it('costs the one event that a flipped bit is in', () => {
      for (const [place, start] of startsOf(write(packed)).entries()) {
        const bytes = write(packed);
        bytes[start + 6] ^= 4;
        const { places, damaged } = read(bytes);
        assert.deepEqual([places, damaged], [whole.places.filter((one) => one !== place), 1], `event ${place}`);
      }
    });

    it('finds the next event behind a length that is wrong, and bytes that are gone or too many', () => {
      const [, , second, third] = startsOf(write(packed));
      const log = write(packed);
      const mutants = {
        length: Uint8Array.from(log, (byte, at) => (at >= second - 16 && at < second - 8 ? 255 : byte)),
        lost: Uint8Array.from([...log.subarray(0, second + 9), ...log.subarray(third - 30)]),
        more: Uint8Array.from([...log.subarray(0, second + 9), 1, 2, 3, ...log.subarray(second + 9)]),
      };
      for (const [what, bytes] of Object.entries(mutants)) {
        const { places, damaged } = read(bytes);
        assert.ok(damaged >= 1 && damaged <= 2, `${what}: ${damaged}`);
        assert.deepEqual(
          places.filter((place) => place >= 4 || place < 1),
          [0, 4, 5],
          what,
        );
      }
    });

    it('leaves out a last event that was cut short, which is no damage', () => {
      const bytes = write(packed);
      const last = startsOf(bytes)[5];
      for (let end = last + 1; end < last + packed[5].byteLength; end++)
        assert.deepEqual(read(bytes.subarray(0, end)), { places: [0, 1, 2, 3, 4], damaged: 0, isCut: true }, `${end}`);
    });

    it('refuses other bytes', () => {
      assert.throws(() => readEvents(new Uint8Array(100)), /expected an event log/);
      assert.throws(() => readEvents(new Uint8Array(0)), /expected an event log/);
    });
  });
}

describe('event log on disk', () => {
  it('tells how many are damaged, also where none is left to tell', () => {
    const bytes = logOf(packed);
    const starts = startsOf(bytes);
    for (const start of starts.slice(1)) bytes[start + 5] ^= 1;
    assert.deepEqual(read(bytes), { places: [0], damaged: 5, isCut: false });
    assert.match(damageWarning(1, 5)?.message ?? '', /^5 of 6 events/);
    assert.equal(damageWarning(6, 0), null);
  });

  it('is read where its first bytes are damaged', () => {
    const bytes = logOf(packed);
    bytes[0] = 0;
    assert.deepEqual(read(bytes), { ...whole, damaged: 1 });
  });

  it('takes an event that is there twice once', () => {
    const bytes = logOf(packed);
    const [, first, second] = startsOf(bytes).map((start) => start - 24);
    const twice = Uint8Array.from([...bytes.subarray(0, second), ...bytes.subarray(first)]);
    assert.deepEqual(read(twice), whole);
  });
});

describe('an event', () => {
  const [started, progress] = events;
  const cases = {
    'progress.testLoss missing': [{ ...progress, testLoss: undefined }, /testLoss: expected/],
    'started.signals no list': [{ ...started, signals: -1 }, /signals: expected array, got -1/],
    'a text for a number': [{ ...progress, step: '7' }, /step: expected number, got "7"/],
    'another typed array': [{ ...events[4], error: new Float64Array(3) }, /error: expected Float32Array/],
    'another kind': [{ kind: 'something' }, /kind: expected/],
  } as const;
  for (const [what, [value, message]] of Object.entries(cases)) {
    it(`is refused for a field of a wrong type: ${what}`, () => {
      assert.throws(() => unpackEvent(pack(value)), message);
    });
  }

  it('is checked against the types of now', async () => {
    const text = readFileSync('src/protocol/event-shapes.ts', 'utf8');
    assert.equal(text, await eventShapes(), 'run `npm run event-shapes`');
  });
});
