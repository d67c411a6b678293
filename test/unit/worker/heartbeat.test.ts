import assert from 'node:assert/strict';
import { createHeartbeat, readHeartbeat } from '../../../src/worker/heartbeat.js';
import { eventually } from '../../support/eventually.js';

describe('what the monitor knows of reading', () => {
  it('is silence only while a file is read and something waits, until there is an answer', async () => {
    const { memory, reading, waits } = createHeartbeat();
    const known = () => readHeartbeat(memory);
    const before = waits.begin();
    const { count } = known();
    await eventually('the thread turns', () => known().count > count + 1);
    assert.deepEqual([known().file, known().silence], [null, 0]);
    before();
    await reading({ file: '/data/ünïcode.csv', field: 'signal.late' }, async () => {
      assert.ok(waits.isReading());
      assert.deepEqual(known().file, { file: '/data/ünïcode.csv', field: 'signal.late' });
      const one = waits.begin();
      const other = waits.begin();
      await eventually('it is silent', () => known().silence > 0);
      // An answer to one of them is a sign of life.
      one();
      assert.equal(known().silence, 0);
      await eventually('it is silent again', () => known().silence > 0);
      other();
      assert.equal(known().silence, 0);
    });
    assert.equal(known().file, null);
    assert.equal(waits.isReading(), false);
  });

  it('names the file that has been read the longest', async () => {
    const { memory, reading } = createHeartbeat();
    const file = () => readHeartbeat(memory).file?.file ?? null;
    const ends: (() => void)[] = [];
    const read = (name: string) =>
      reading({ file: name, field: '' }, () => new Promise<void>((resolve) => ends.push(resolve)));
    const [first, second] = [read('first'), read('second')];
    assert.equal(file(), 'first');
    ends[0]();
    await first;
    assert.equal(file(), 'second');
    ends[1]();
    await second;
    assert.equal(file(), null);
  });

  it('is that the thread stands still, while it does', () => {
    const { memory, waits } = createHeartbeat();
    assert.equal(
      waits.block(() => readHeartbeat(memory).isBlocked),
      true,
    );
    assert.equal(readHeartbeat(memory).isBlocked, false);
    assert.throws(() => waits.block(() => assert.fail('no such file')));
    assert.equal(readHeartbeat(memory).isBlocked, false);
  });
});
