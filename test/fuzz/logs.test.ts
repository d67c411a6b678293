// A damaged log gives only events that were in it, in their order, and no error but that it is no log.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { joinEvents, packEvent } from '../../src/protocol/event-log.js';
import { logOf } from '../../src/protocol/event-record.js';
import type { RunEvent } from '../../src/protocol/events.js';
import { readEvents } from '../../src/protocol/read-events.js';
import { createRandom } from '../../src/random/random.js';
import { RunLibrary } from '../../src/session/run-library.js';
import { RunOnShow } from '../../src/session/run-on-show.js';
import { frameOf, startedOf } from '../unit/webview/events.js';
import { mutate } from './mutations.js';
import { caseCount } from './size.js';

const cases = caseCount('FUZZ_LOGS', 500, 10_000);
const directoryCases = Math.ceil(cases / 50);
const firstSeed = Number(process.env.FUZZ_SEED ?? 0);

const events: readonly RunEvent[] = [
  startedOf({}),
  ...Array.from({ length: 40 }, (_, k): RunEvent[] => [
    { kind: 'progress', step: k, trainLoss: 1 / (k + 1), testLoss: null, learningRate: 1, stepsPerSecond: null },
    frameOf(k, [0.1, 0.2, 0.3 / (k + 1)]),
  ]).flat(),
];
const packed = events.map(packEvent);
const texts = packed.map((event) => Buffer.from(event).toString('latin1'));

/** Places in the list above of what a reader gets; null where it says that these bytes are no log. */
function placesIn(bytes: Uint8Array, isChecked: boolean, seed: string): number[] | null {
  let reading;
  try {
    reading = readEvents(bytes);
  } catch (error) {
    assert.match(String(error), /expected an event log/, seed);
    return null;
  }
  const places = reading.events.map((event) => texts.indexOf(Buffer.from(event.packed).toString('latin1')));
  if (isChecked) {
    assert.ok(!places.includes(-1), `${seed}: an event that was never written`);
    assert.deepEqual(
      places,
      [...new Set(places)].sort((a, b) => a - b),
      `${seed}: events in another order, or twice`,
    );
    const known = places.length + reading.damaged;
    assert.ok(known <= events.length + 1, `${seed}: ${known} of ${events.length} events`);
  }
  return places;
}

describe('Damaged logs', () => {
  for (const [name, write, isChecked] of [
    ['with checksums', logOf, true],
    // Without a checksum, a number that changed is a number.
    ['of older versions', joinEvents, false],
  ] as const) {
    it(`${name} cost the events that were damaged`, () => {
      const log = write(packed);
      for (let seed = firstSeed; seed < firstSeed + cases; seed++) {
        const { kind, bytes } = mutate(log, createRandom(seed, 'test'));
        const places = placesIn(bytes, isChecked, `seed ${seed}, ${kind}`);
        if (kind === 'flip') assert.ok((places?.length ?? 0) >= (isChecked ? events.length - 1 : 0), `seed ${seed}`);
      }
    });
  }

  it('in a library are listed, restored as far as they can be, and replaced by the older run where not', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'fuzz-'));
    const library = new RunLibrary(folder, () => 2 ** 30);
    const file = '/data/a.dataset.ts';
    await library.add(file, packed, []);
    const newest = await library.add(file, packed, []);
    const names = ['events.bin', 'library.json', 'state.json', 'run.json'];
    const originals = await Promise.all(names.map((name) => readFile(path.join(newest.directory, name))));
    for (let seed = firstSeed; seed < firstSeed + directoryCases; seed++) {
      const random = createRandom(seed, 'test');
      const which = random.integer(0, names.length - 1);
      await writeFile(path.join(newest.directory, names[which]), mutate(originals[which], random).bytes);
      await library.list();
      const shown = new RunOnShow(
        file,
        { runs: library, frameBudget: 2 ** 20, log: () => undefined },
        () => undefined,
        () => undefined,
      );
      assert.equal(await shown.restore(), true, `seed ${seed}, ${names[which]}`);
      assert.equal(shown.description?.name, 'Three points!', `seed ${seed}, ${names[which]}`);
      for (const [index, name] of names.entries()) await writeFile(path.join(newest.directory, name), originals[index]);
    }
    await rm(folder, { recursive: true });
  });
});
