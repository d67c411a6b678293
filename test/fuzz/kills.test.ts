// The command line is killed at random moments: what is on disk is always one run, each log can be read, and a run that is
// resumed comes to the result that it would have had.
import assert from 'node:assert/strict';
import { readdir, readFile, rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import path from 'node:path';
import type { RunDescription } from '../../src/protocol/description.js';
import type { RunResult } from '../../src/protocol/result.js';
import { readEvents } from '../../src/protocol/read-events.js';
import { createRandom } from '../../src/random/random.js';
import { finishReplacing } from '../../src/session/replace-run.js';
import { CommandLine } from '../integration/cli/support.js';
import { circleText } from '../integration/session/support.js';
import { caseCount } from './size.js';

const kills = caseCount('FUZZ_KILLS', 4, 200);
const resumed = caseCount('FUZZ_RESUMED', 1, 50);
const firstSeed = Number(process.env.FUZZ_SEED ?? 0);
/** Milliseconds in which a run of the file below is over, however busy the machine is. */
const longest = 2500;

describe('Kills of the command line', () => {
  let line: CommandLine;
  before(async () => {
    line = await CommandLine.open();
  });
  after(() => line.close());

  it('leave the run before, or the new one, whole; and the log of what was under way', async () => {
    const file = await line.write('fuzz.dataset.ts', circleText({ steps: 3000 }));
    const out = line.at('out');
    for (let seed = firstSeed; seed < firstSeed + kills; seed++) {
      const { child, ended } = line.start('train', file, '--quiet', '--seed', String(seed), '--out', out);
      await Promise.race([delay(createRandom(seed, 'test').uniform(0, longest)), ended]);
      child.kill('SIGKILL');
      await ended;
      // As the next command does that opens the directory.
      await finishReplacing(out);
      for (const directory of [out, ...(await partials(out))]) await checkRun(directory, `seed ${seed}, ${directory}`);
    }
  });
});

describe('Runs of the command line that are killed and resumed, again and again', () => {
  let line: CommandLine;
  before(async () => {
    line = await CommandLine.open();
  });
  after(() => line.close());

  it('come to the same result, model and arrays', async () => {
    const file = await line.write('resumed.dataset.ts', circleText({ steps: 300_000 }));
    const whole = await filesOf(await trained(line, file, 'whole'));
    for (let seed = firstSeed; seed < firstSeed + resumed; seed++) {
      const out = `parts-${seed}`;
      const random = createRandom(seed, 'test');
      for (let kill = 0; kill < 3; kill++) {
        const isResumed = await hasCheckpoint(line.at(out));
        const words = isResumed ? ['--resume'] : [];
        const { child, ended } = line.start('train', file, '--quiet', '--out', out, ...words);
        await Promise.race([delay(random.uniform(300, 4000)), ended]);
        child.kill('SIGKILL');
        await ended;
        if ((await readdir(line.at(out)).catch((): string[] => [])).includes('result.json')) break;
      }
      const isResumed = await hasCheckpoint(line.at(out));
      const parts = await filesOf(await trained(line, file, out, ...(isResumed ? ['--resume'] : [])));
      assert.deepEqual([...parts.keys()], [...whole.keys()], `seed ${seed}`);
      for (const [name, bytes] of whole) assert.ok(bytes.equals(parts.get(name) ?? bytes), `seed ${seed}, ${name}`);
      await rm(line.at(out), { recursive: true });
    }
  });
});

/** In the run directory, or in one of a run beside an older one. */
async function hasCheckpoint(directory: string): Promise<boolean> {
  const names = await readdir(directory, { recursive: true }).catch((): string[] => []);
  return names.some((name) => path.basename(name) === 'checkpoint.bin');
}

async function trained(line: CommandLine, file: string, out: string, ...words: readonly string[]): Promise<string> {
  const { status, stderr } = await line.run('train', file, '--quiet', '--out', out, ...words);
  assert.equal(status, 0, stderr);
  return line.at(out);
}

/** The files of a run directory that no clock has a say in; the result without its times. */
async function filesOf(directory: string): Promise<Map<string, Buffer>> {
  const names = (await readdir(directory, { recursive: true })).filter((name) =>
    /^[^.].*(\.npy|\.json|weights\.bin)$/.test(name),
  );
  const files = new Map<string, Buffer>();
  for (const name of names.sort()) {
    const bytes = await readFile(path.join(directory, name));
    const isResult = name === 'result.json';
    files.set(
      name,
      isResult ? Buffer.from(bytes.toString().replaceAll(/"(seconds|stepsPerSecond)": [\d.e+-]+/g, '')) : bytes,
    );
  }
  return files;
}

async function partials(out: string): Promise<string[]> {
  const names = await readdir(out).catch(() => []);
  return names.filter((name) => name.startsWith('.partial-')).map((name) => path.join(out, name));
}

async function checkRun(directory: string, what: string): Promise<void> {
  const names = await readdir(directory).catch((): string[] => []);
  const json = async <T>(name: string): Promise<T> =>
    JSON.parse(await readFile(path.join(directory, name), 'utf8')) as T;
  if (names.includes('events.bin')) {
    const log = await readFile(path.join(directory, 'events.bin'));
    // Of a log that was just begun not even the first bytes may be there.
    if (log.length >= 8) assert.equal(readEvents(log).damaged, 0, what);
  }
  if (names.includes('result.json') && names.includes('run.json')) {
    const [run, result] = [await json<RunDescription>('run.json'), await json<RunResult>('result.json')];
    assert.equal(run.seed, result.seed, `${what}: files of two runs`);
  }
  if (names.includes('state.json') && (await json<{ state: string }>('state.json')).state === 'finished')
    for (const name of ['run.json', 'events.bin', 'result.json', 'report.html', 'model', 'test.npy'])
      assert.ok(names.includes(name), `${what}: ${name} is not there`);
}
