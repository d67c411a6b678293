// Disks that are full, read-only or slow, directories that go away, and files that may not grow: the command line prints
// what it has come to, says what it cannot write and why, goes on with other seeds, and spares the run that was there before.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { RunDescription } from '../../src/protocol/description.js';
import { readEvents } from '../../src/protocol/read-events.js';
import type { RunResult } from '../../src/protocol/result.js';
import { createRandom, type Random } from '../../src/random/random.js';
import { CommandLine, type Ending } from '../integration/cli/support.js';
import { circleText } from '../integration/session/support.js';
import { eventually } from '../support/eventually.js';
import { caseCount } from './size.js';
import { SmallDisk } from './small-disk.js';

const cases = caseCount('FUZZ_DISKS', 1, 40);
const firstSeed = Number(process.env.FUZZ_SEED ?? 0);

/** More bytes than a run directory of the file below has, or a sweep directory. */
const largest = { train: 6e6, sweep: 3e7 };
const seedsOfSweep = [0, 1, 2];

describe('Disks that refuse', () => {
  let line: CommandLine;
  let disk: SmallDisk | null;
  let file: string;

  before(async () => {
    [line, disk] = [await CommandLine.open(), await SmallDisk.mount()];
    if (disk === null) console.log('    full and read-only disks are not tried: only root can mount them.');
    file = line.at(await line.write('disk.dataset.ts', circleText({ steps: 2000 })));
  });
  after(async () => {
    await disk?.remove();
    await line.close();
  });

  /** Where the disk refuses, only once or never, at a random place; each case in a directory of its own. */
  function each(what: string, test: (random: Random, seed: number) => Promise<void>, needsDisk = true): void {
    it(what, async function () {
      if (needsDisk && disk === null) this.skip();
      for (let seed = firstSeed; seed < firstSeed + cases; seed++) await test(createRandom(seed, 'test'), seed);
    });
  }
  const onDisk = (): SmallDisk => disk ?? assert.fail();

  each('full at a random moment of a training', async (random, seed) => {
    const out = onDisk().at('run');
    const words = ['train', file, '--json', '--quiet', '--out', out];
    await onDisk().empty();
    assert.equal((await line.run(...words, '--seed', '0')).status, 0);
    await onDisk().leave(random.uniform(1e5, largest.train));
    const ending = await line.run(...words, '--seed', String(seed + 1));
    checkTraining(ending, seed, /the disk is full/);
    await checkRun(out, ending.status === 0 ? seed + 1 : 0, `seed ${seed}`);
    await rm(out, { recursive: true });
  });

  each('full at a random moment of a sweep', async (random, seed) => {
    const out = onDisk().at('sweep');
    await onDisk().leave(random.uniform(4e5, largest.sweep));
    const words = ['--seeds', seedsOfSweep.join(), '--json', '--quiet', '--out', out];
    checkSweep(await line.run('sweep', file, ...words), seed, /the disk is full/);
    await rm(out, { recursive: true });
  });

  each('read-only from the start', async (_, seed) => {
    await onDisk().empty();
    await onDisk().setReadOnly(true);
    try {
      for (const command of ['train', 'sweep']) {
        const { status, stdout, stderr } = await line.run(command, file, '--out', onDisk().at('run'));
        assert.deepEqual([status, stdout], [1, ''], `seed ${seed}`);
        assert.match(stderr, /^latent-atlas: cannot write to .*run: the disk is read-only\n$/, 'before it trains');
      }
    } finally {
      await onDisk().setReadOnly(false);
    }
  });

  each(
    'with a directory that is removed while a run is trained into it',
    async (random, seed) => {
      const { child, ended } = line.start('train', file, '--json', '--quiet', '--out', 'removed');
      await eventually('the run is under way', async () => (await names(line.at('removed'))).includes('events.bin'));
      while (child.exitCode === null && random.uniform() < 0.8) {
        await delay(random.uniform(0, 500));
        await rm(line.at('removed'), { recursive: true, force: true }).catch(() => undefined);
      }
      const ending = await ended;
      checkTraining(ending, seed, /./);
      if (ending.status === 0) await checkRun(line.at('removed'), 0, `seed ${seed}`);
    },
    false,
  );

  each(
    'with files that may not grow beyond a limit',
    async (random, seed) => {
      const blocks = Math.round(random.uniform(1e5, 4e6) / 512);
      const limited = ['sh', '-c', 'ulimit -f "$1" && shift && exec "$@"', 'sh', String(blocks)];
      const run = (...words: readonly string[]): Promise<Ending> =>
        line.startUnder(limited, ...words, file, '--json', '--quiet').ended;
      const refusal = /a file would be larger than the system allows/;
      checkTraining(await run('train', '--out', `limited-${seed}`), seed, refusal);
      checkSweep(await run('sweep', '--seeds', seedsOfSweep.join(), '--out', `swept-${seed}`), seed, refusal);
    },
    false,
  );
});

describe('A slow disk', () => {
  let line: CommandLine;
  before(async function () {
    if (spawnSync('strace', ['-qq', '-o', '/dev/null', 'true']).status !== 0) {
      console.log('    not tried: there is no strace, which delays what is forced to the disk.');
      this.skip();
    }
    line = await CommandLine.open();
  });
  after(() => line.close());

  it('leaves a log that can be read, whenever the command line is killed', async () => {
    const file = await line.write('slow.dataset.ts', circleText({ steps: 2000 }));
    for (let seed = firstSeed; seed < firstSeed + cases; seed++) {
      const random = createRandom(seed, 'test');
      const microseconds = Math.round(random.uniform(1e4, 5e5));
      const slow = ['strace', '-f', '--seccomp-bpf', '-qq', '-o', '/dev/null', '-e', 'trace=fsync,fdatasync'];
      const delays = ['-e', `inject=fsync,fdatasync:delay_enter=${microseconds}`];
      const out = `slow-${seed}`;
      const { child, ended } = line.startUnder([...slow, ...delays], 'train', file, '--json', '--quiet', '--out', out);
      const isKilled = await Promise.race([delay(random.uniform(0, 2e4)).then(() => true), ended.then(() => false)]);
      child.kill('SIGKILL');
      const ending = await ended;
      if (isKilled) await checkLog(line.at(out), `seed ${seed}`);
      else checkTraining(ending, seed, /never/);
    }
  });
});

/** The result is printed, and the run is on disk, or it is said why not. */
function checkTraining({ status, stdout, stderr }: Ending, seed: number, refusal: RegExp): void {
  const what = `seed ${seed}, status ${String(status)}: ${stderr}`;
  assert.doesNotMatch(stderr, /cli\.cjs|worker\.cjs|node:internal/, what);
  assert.equal((JSON.parse(stdout || 'null') as RunResult | null)?.steps, 2000, what);
  if (status === 0) return;
  assert.equal(status, 1, what);
  assert.match(stderr, /^cannot write the run to .*: /m, what);
  assert.match(stderr, refusal, what);
}

/** All points are printed, and the sweep is on disk, or it is said why not. */
function checkSweep({ status, stdout, stderr }: Ending, seed: number, refusal: RegExp): void {
  const what = `seed ${seed}, status ${String(status)}: ${stderr}`;
  assert.doesNotMatch(stderr, /cli\.cjs|worker\.cjs|node:internal/, what);
  const swept = JSON.parse(stdout || 'null') as { runs: RunResult[] } | null;
  assert.deepEqual(
    swept?.runs.map(({ seed: one, steps }) => [one, steps]),
    seedsOfSweep.map((one) => [one, 2000]),
    what,
  );
  if (status === 0) return;
  assert.equal(status, 1, what);
  assert.match(stderr, refusal, what);
}

/** A run directory is whole, and of one run. */
async function checkRun(directory: string, seed: number, what: string): Promise<void> {
  const json = async <T>(name: string): Promise<T> =>
    JSON.parse(await readFile(path.join(directory, name), 'utf8')) as T;
  const found = await names(directory);
  for (const name of ['run.json', 'events.bin', 'result.json', 'report.html', 'model', 'test.npy', 'state.json'])
    assert.ok(found.includes(name), `${what}: ${name} is not among ${found.join(', ')}`);
  assert.equal((await json<RunDescription>('run.json')).seed, seed, what);
  assert.equal((await json<RunResult>('result.json')).seed, seed, what);
  assert.equal((await json<{ state: string }>('state.json')).state, 'finished', what);
  await checkLog(directory, what);
}

const names = (directory: string): Promise<string[]> => readdir(directory).catch(() => []);

async function checkLog(directory: string, what: string): Promise<void> {
  const log = await readFile(path.join(directory, 'events.bin')).catch(() => new Uint8Array(0));
  // Of a log that was just begun not even the first bytes may be there.
  if (log.length >= 8) assert.equal(readEvents(log).damaged, 0, what);
}
