import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { Outbox } from '../../../src/extension/panel/outbox.js';
import { packEvent } from '../../../src/protocol/event-log.js';
import { readEvents } from '../../../src/protocol/read-events.js';
import type { SessionStatus, ToPanel } from '../../../src/protocol/panel.js';
import { eventually } from '../../support/eventually.js';

/** A packed event that carries a number. */
function event(number: number): ArrayBuffer {
  return packEvent({ kind: 'validation', step: number, loss: 1 });
}

const session = (status: SessionStatus): ToPanel => ({
  kind: 'session',
  session: { label: '', status, reading: null, fault: null, sweep: null },
});

/** What a reader has after these messages: the numbers of its events since the last reset, and what it was told between. */
function read(messages: readonly ToPanel[]): (number | SessionStatus)[] {
  return messages.reduce<(number | SessionStatus)[]>((known, message) => {
    if (message.kind === 'session') return [...known, message.session.status];
    if (message.kind !== 'events') return known;
    const numbers = readEvents(message.log).events.map(({ event }) => (event.kind === 'validation' ? event.step : -1));
    return [...(message.reset ? [] : known), ...numbers];
  }, []);
}

describe('outbox', () => {
  it('hands over hundreds of events in one buffer of one message', async () => {
    const messages: ToPanel[] = [];
    const outbox = new Outbox((message) => Promise.resolve(messages.push(message) > 0));
    const numbers = Array.from({ length: 1000 }, (_, k) => k);
    outbox.start(numbers.map(event));
    await eventually('all events are there', () => read(messages).length === numbers.length);
    assert.equal(messages.length, 1);
    assert.deepEqual(read(messages), numbers);
    assert.equal(outbox.sentEvents, 1000);
  });

  it('keeps the order of events and of what is said of the session, however slow the reader is', async () => {
    const messages: ToPanel[] = [];
    const outbox = new Outbox(async (message) => {
      messages.push(message);
      await delay(5);
      return true;
    });
    outbox.start([]);
    outbox.push(session('training'));
    for (let k = 0; k < 10; k++) outbox.push(event(k));
    outbox.push(session('analysing'));
    outbox.push(event(10));
    outbox.push(session('finished'));
    await eventually('the end is told', () => read(messages).at(-1) === 'finished');
    assert.deepEqual(read(messages), ['training', 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 'analysing', 10, 'finished']);
  });

  it('sends the first picture of a run at once, with its start', async () => {
    const messages: ToPanel[] = [];
    const outbox = new Outbox((message) => Promise.resolve(messages.push(message) > 0));
    outbox.start([]);
    await delay(100);
    outbox.pushAtOnce([event(0), event(1)]);
    assert.equal(messages.length, 2, 'in the same turn');
    assert.deepEqual(read(messages), [0, 1]);
    outbox.push(event(2));
    await delay(100);
    assert.deepEqual(read(messages), [0, 1, 2]);
  });

  it('starts over with all events for a reader that comes back while it sends', async () => {
    const messages: ToPanel[] = [];
    const outbox = new Outbox((message) => Promise.resolve(messages.push(message) > 0));
    const all: ArrayBuffer[] = [];
    const add = (number: number): void => {
      all.push(event(number));
      outbox.push(event(number));
    };
    outbox.start([]);
    for (let k = 0; k < 20; k++) {
      add(k);
      if (k % 3 === 0) outbox.start(all);
      await delay(7);
    }
    await eventually('the last event is there', () => read(messages).at(-1) === 19);
    assert.deepEqual(
      read(messages),
      Array.from({ length: 20 }, (_, k) => k),
    );
  });

  it('sends nothing to nobody', async () => {
    const [stopped, going] = [true, false].map((stops) => {
      const messages: ToPanel[] = [];
      const outbox = new Outbox((message) => Promise.resolve(messages.push(message) > 0));
      outbox.push(event(1));
      outbox.start([event(1)]);
      if (stops) outbox.stop();
      outbox.push(event(2));
      return messages;
    });
    // By then the first, which is older, would have sent it too.
    await eventually('the reader of the other has its event', () => read(going).includes(2));
    assert.deepEqual(read(stopped), [1]);
  });

  it('divides what is too large for one message', async () => {
    const messages: ToPanel[] = [];
    const outbox = new Outbox((message) => Promise.resolve(messages.push(message) > 0));
    const long = packEvent({ kind: 'warning', message: ' '.repeat(1.5 * 2 ** 20) });
    outbox.start(Array.from({ length: 5 }, () => long));
    await eventually('all events are there', () => read(messages).length === 5);
    assert.equal(messages.length, 3);
    assert.equal(read(messages).length, 5);
  });
});
