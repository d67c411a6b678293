import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { FileWatch } from '../../../src/session/watch.js';

describe('The watch over files', () => {
  let folder: string;
  let file: string;
  let watch: FileWatch;
  /** What the file held when a change of it was told. */
  let told: string[] = [];
  let tell: () => void = () => undefined;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'watch-'));
    file = path.join(folder, 'a.dataset.ts');
    await writeFile(file, 'first');
    watch = new FileWatch(() => {
      told.push(readFileSync(file, 'utf8'));
      tell();
    });
    watch.setFiles([file]);
    // A watcher takes a moment to begin: it has, once it tells of a change.
    const timer = setInterval(() => void writeFile(file, `before ${Math.random()}`), 100);
    await nextTold();
    clearInterval(timer);
    await delay(200);
    told = [];
  });
  afterEach(async () => {
    await watch.dispose();
    await rm(folder, { recursive: true });
  });

  const nextTold = (): Promise<void> => new Promise((resolve) => (tell = resolve));

  it('tells of a file once it is written, however long it is empty before that', async () => {
    const next = nextTold();
    await truncate(file);
    await delay(40);
    await writeFile(file, 'second');
    await next;
    assert.deepEqual(told, ['second']);
  });

  it('tells of a file that is replaced again as soon as it was told, every time', async () => {
    const replace = async (text: string): Promise<void> => {
      await writeFile(`${file}.part`, text);
      await rename(`${file}.part`, file);
    };
    for (let round = 0; round < 5; round++) {
      for (const text of [`first of ${round}`, `second of ${round}`]) {
        const next = nextTold();
        await replace(text);
        await Promise.race([next, delay(5000).then(() => assert.fail(`${text}: not told within 5 s`))]);
        assert.equal(told.at(-1), text);
      }
      // From here on the watch is not in the midst of something.
      await delay(200);
    }
    assert.equal(told.length, 10);
  });

  it('tells of each change once, also of two that are farther apart', async () => {
    for (const apart of [60, 70, 90, 120]) {
      told = [];
      const next = nextTold();
      await writeFile(file, `first, ${apart} ms before`);
      await next;
      await delay(apart);
      await writeFile(file, 'second');
      await delay(400);
      assert.deepEqual(told, [`first, ${apart} ms before`, 'second']);
    }
  });

  it('tells of a file that stays empty too', async () => {
    const next = nextTold();
    await truncate(file);
    await next;
    assert.deepEqual(told, ['']);
  });
});
