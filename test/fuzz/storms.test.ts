// Saves that come faster than they can be trained: what is on show at the end is the run of the last of them.
import assert from 'node:assert/strict';
import { appendFile, readdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createRandom, type Random } from '../../src/random/random.js';
import type { TrainingSession } from '../../src/session/session.js';
import { circleText, Workplace } from '../integration/session/support.js';
import { eventually } from '../support/eventually.js';
import { caseCount } from './size.js';
import { WorkerCount, workersNow } from './workers.js';

const storms = caseCount('FUZZ_STORMS', 1, 20);
const saves = caseCount('FUZZ_SAVES', 12, 200);
const firstSeed = Number(process.env.FUZZ_SEED ?? 0);

const endless = 10_000_000;

/** How programs save a file. The text is there at the end; a reader may see less of it, or none, before. */
const ways = {
  whole: (file, text) => writeFile(file, text),
  'by another name': async (file, text) => {
    await writeFile(`${file}.part`, text);
    await rename(`${file}.part`, file);
  },
  'in halves': async (file, text, random) => {
    const half = random.integer(1, text.length - 1);
    await writeFile(file, text.slice(0, half));
    await delay(random.uniform(0, 60));
    await appendFile(file, text.slice(half));
  },
  'after it was emptied': async (file, text, random) => {
    await writeFile(file, '');
    await delay(random.uniform(0, 60));
    await writeFile(file, text);
  },
} satisfies Record<string, (file: string, text: string, random: Random) => Promise<void>>;

/** Texts of a dataset file that reads its radius from another file; by the seed of its run it is told from all others. */
const texts: readonly ((seed: number) => string)[] = [
  (seed) => textOf(seed, 50),
  (seed) => textOf(seed, 50),
  (seed) => textOf(seed, endless),
  (seed) => textOf(seed, endless).replace('circle({', 'circle({ ,'),
  (seed) => textOf(seed, endless).replace('samples: {', "samples: { train: 'many',"),
];

const textOf = (seed: number, steps: number): string =>
  circleText({ seed, steps, radius: 'radius', more: "import { radius } from './radius';" });
const radiusText = (radius: number): string => `export const radius = ${radius};\n`;

describe('Storms of saves', () => {
  let workplace: Workplace;
  beforeEach(async () => {
    workplace = await Workplace.open();
  });

  for (let seed = firstSeed; seed < firstSeed + storms; seed++) {
    it(`of ${saves} end with the run of the last one: seed ${seed}`, async () => {
      const random = createRandom(seed, 'test');
      const radius = await workplace.write('radius.ts', radiusText(1));
      const session = workplace.session(await workplace.write('storm.dataset.ts', textOf(0, endless)));
      session.setRetrainOnSave(true);
      session.train();
      const counted = new WorkerCount();
      const pause = random.uniform(5, 150);
      for (let save = 1; save < saves; save++) {
        const isOfImport = random.uniform() < 0.2;
        const [file, text] = isOfImport ? [radius, radiusText(save)] : [session.file, pick(random, texts)(save)];
        await pick(random, Object.values(ways))(file, text, random);
        await delay(random.uniform(5, 2 * pause));
      }
      await pick(random, Object.values(ways))(radius, radiusText(saves + 0.5), random);
      await pick(random, Object.values(ways))(session.file, textOf(saves, 50), random);
      await eventually(
        () => `the last run is over; ${seen(session)}`,
        () => session.status === 'finished' && session.run?.seed === saves,
      );
      await session.dispose();
      assert.equal(session.fault, null);
      assert.match(session.run?.manifold.name ?? '', new RegExp(`radius ${saves + 0.5}`), seen(session));
      assert.ok(counted.stop() <= 2, 'there are more than two workers at once');

      const kept = await session.kept;
      assert.deepEqual([kept?.seed, kept?.end?.state], [saves, 'finished']);
      const listed = await workplace.runs.list();
      assert.equal(listed[0].directory, kept?.directory, 'the newest run of the library is another');
      await eventually('nothing is left of the others', async () => {
        const { count } = await workplace.runs.leftovers.count();
        return count === 0 && (await readdir(path.dirname(listed[0].directory))).length === listed.length;
      });
      await workplace.close();
      await eventually('all workers are gone', () => workersNow().length === 0);
    });
  }
});

const pick = <T>(random: Random, from: readonly T[]): T => from[random.integer(0, from.length - 1)];

/** What is on show, in words for an error. */
const seen = ({ status, run, fault }: TrainingSession): string =>
  `it is ${status}, shows seed ${run?.seed ?? 'none'} (${run?.manifold.name ?? ''}) and says ${fault?.message ?? 'nothing'}`;
