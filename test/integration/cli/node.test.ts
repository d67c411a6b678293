import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type * as LatentAtlas from '../../../src/node/index.js';
import type { RunResult } from '../../../src/protocol/result.js';
import { builtDistribution } from '../../support/distribution.js';
import { circleText } from '../session/support.js';
import { CommandLine } from './support.js';

describe('latent-atlas/node', () => {
  let commandLine: CommandLine;
  let api: typeof LatentAtlas;

  before(async () => {
    commandLine = await CommandLine.open();
    await commandLine.write('circle.dataset.ts', circleText({ steps: 40 }));
    await commandLine.write('long.dataset.ts', circleText({ steps: 10_000_000 }));
    const script = path.join(await builtDistribution(), 'node.cjs');
    api = createRequire(import.meta.url)(script) as typeof LatentAtlas;
  });
  after(() => commandLine.close());

  /** What does not depend on the clock, nor on how the file was named. */
  const timeless = ({ seconds, stepsPerSecond, file, ...rest }: RunResult): object => {
    assert.ok(seconds >= 0 && stepsPerSecond !== 0 && file.endsWith('.dataset.ts'));
    return rest;
  };

  it('trains as the command line does, and tells each event; the run is read again', async () => {
    const out = commandLine.at('run');
    const run = api.train(commandLine.at('circle.dataset.ts'), { seed: 2, out });
    const kinds: string[] = [];
    for await (const { kind } of run) kinds.push(kind);
    assert.deepEqual([kinds[0], kinds.at(-1)], ['started', 'finished']);
    const result = await run.result;
    const { stdout } = await commandLine.run('train', 'circle.dataset.ts', '--seed', '2', '--json', '--quiet');
    assert.deepEqual(timeless(result), timeless(JSON.parse(stdout) as RunResult));
    const opened = await api.openRun(out);
    assert.deepEqual(opened.result, result);
    assert.equal(opened.run.seed, 2);
    assert.deepEqual(
      opened.events.map(({ kind }) => kind),
      kinds,
    );
    assert.ok(existsSync(opened.file('latent.npy') ?? ''));
    assert.equal(opened.file('nothing.npy'), null);
  });

  it('sweeps, and goes on after a stop with what is missing', async () => {
    const stopped = new AbortController();
    const options = { vary: { seed: '0-3' }, out: commandLine.at('swept'), workers: 1 };
    const first = api.sweep(commandLine.at('circle.dataset.ts'), { ...options, signal: stopped.signal });
    for await (const { state } of first) {
      assert.equal(state, 'done');
      stopped.abort();
    }
    const partly = await first.result;
    assert.ok(partly.counts.missing > 0 && partly.counts.done > 0);
    const rest = api.sweep(commandLine.at('circle.dataset.ts'), { ...options, resume: true });
    const indices: number[] = [];
    for await (const { index } of rest) indices.push(index);
    assert.deepEqual(
      indices,
      partly.rows.filter(({ state }) => state === 'missing').map(({ index }) => index),
    );
    assert.equal((await rest.result).counts.done, 4);
  });

  it('ends a run by its signal, with the result so far', async () => {
    const controller = new AbortController();
    const run = api.train(commandLine.at('long.dataset.ts'), { signal: controller.signal });
    for await (const { kind } of run) if (kind === 'progress') controller.abort();
    const { steps } = await run.result;
    assert.ok(steps > 0 && steps < 10_000_000);
  });

  it('says where a dataset file is wrong', async () => {
    await commandLine.write('wrong.dataset.ts', circleText({ steps: 40 }).replace('steps: 40', 'steps: -1'));
    const run = api.train(commandLine.at('wrong.dataset.ts'));
    await assert.rejects(run.result, (error) => {
      assert.ok(error instanceof api.RunError);
      assert.match(error.message, /training\.steps: expected an integer/);
      assert.equal(error.location?.file, commandLine.at('wrong.dataset.ts'));
      return error.ofDataset;
    });
    assert.throws(() => api.train('nowhere.dataset.ts'), /nowhere\.dataset\.ts, which does not exist/);
  });
});
