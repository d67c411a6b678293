import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { copyBackend } from '../../../scripts/build/bundles.mjs';
import { buildKernels, kernelFiles } from '../../../scripts/build/kernel.mjs';
import { addonFile, localPlatform } from '../../../scripts/build/native.mjs';
import { out } from '../../../scripts/project.mjs';
import { createTfjsEngine } from '../../../src/autoencoder/tfjs/engine.js';
import { createEngines } from '../../../src/worker/engines.js';
import { builtDistribution } from '../../support/distribution.js';
import { builtAddon } from '../../support/engines.js';

/** A log that is to stay empty. */
function noLog(line: string): never {
  throw new Error(line);
}

describe('engines of the worker', () => {
  // What the worker imports when it is needed is a bundle, which is not built here.
  const importTfjs = () => Promise.resolve({ createTfjsEngine });
  const folder = path.join(out, 'test', 'engines');

  it('are the ones asked for, each loaded once', async () => {
    copyBackend(folder);
    await buildKernels(folder);
    const load = createEngines(folder, noLog, importTfjs);
    for (const name of ['wasm', 'tfjs'] as const) {
      const { engine, warning } = await load(name);
      assert.equal(engine.name, name);
      assert.equal(warning, null);
      assert.equal((await load(name)).engine, engine);
    }
  });

  it('are tfjs with a word to the user where the kernel does not start', async () => {
    const without = path.join(out, 'test', 'engines-without-kernel');
    mkdirSync(without, { recursive: true });
    copyBackend(without);
    // Any file that is no WebAssembly.
    for (const file of kernelFiles) cpSync(path.resolve('package.json'), path.join(without, file));
    const { engine, warning } = await createEngines(without, noLog, importTfjs)('wasm');
    assert.equal(engine.name, 'tfjs');
    assert.match(warning ?? '', /needs WebAssembly with 128-bit SIMD.* TensorFlow\.js trains in its place/);
  });

  describe('of machine code', () => {
    const { XDG_CACHE_HOME } = process.env;
    let cache: string;
    let distribution: string;
    let addon: string;
    before(async function () {
      const built = await builtAddon();
      // Where what was probed is remembered is said by this variable on Linux only.
      if (built === null || process.platform !== 'linux') this.skip();
      [addon, distribution] = [built, await builtDistribution()];
    });
    beforeEach(() => {
      cache = mkdtempSync(path.join(tmpdir(), 'latent-atlas-probe-'));
      process.env.XDG_CACHE_HOME = cache;
    });
    afterEach(() => {
      if (XDG_CACHE_HOME === undefined) delete process.env.XDG_CACHE_HOME;
      else process.env.XDG_CACHE_HOME = XDG_CACHE_HOME;
    });

    /** A folder with what a probe needs, and any file instead of the addon. */
    const folderWith = (file: string | null): string => {
      const made = mkdtempSync(path.join(cache, 'dist-'));
      for (const name of [...kernelFiles, 'native-probe-process.cjs'])
        cpSync(path.join(distribution, name), path.join(made, name));
      if (file !== null) cpSync(file, path.join(made, addonFile(localPlatform)));
      return made;
    };
    const record = (): unknown =>
      JSON.parse(readFileSync(path.join(cache, 'latent-atlas', 'native-probe.json'), 'utf8')) as unknown;

    it('is native once a process of its own has trained with it, which is remembered', async () => {
      const dist = folderWith(addon);
      for (const choice of ['auto', 'native'] as const) {
        const { engine, warning } = await createEngines(dist, noLog)(choice);
        assert.equal(warning, null);
        assert.equal(engine.name, choice === 'native' || process.arch === 'x64' ? 'native' : 'wasm');
      }
      assert.deepEqual(Object.values(record() as object), [null]);
      // Without the process that probes, what is remembered is all there is.
      writeFileSync(path.join(dist, 'native-probe-process.cjs'), '');
      assert.equal((await createEngines(dist, noLog)('native')).engine.name, 'native');
    });

    it('is wasm where none was built, and says so to who asked for it', async () => {
      const dist = folderWith(null);
      const load = createEngines(dist, noLog);
      assert.deepEqual((await load('auto')).warning, null);
      const { engine, warning } = await load('native');
      assert.equal(engine.name, 'wasm');
      assert.match(warning ?? '', /was not built for this platform.* The engine wasm trains in its place/);
      assert.equal(readdirSync(cache).length, 1);
    });

    it('is wasm where the addon does not load, with a line in the log', async () => {
      // Any file that is no addon.
      const dist = folderWith(path.resolve('package.json'));
      const lines: string[] = [];
      const load = createEngines(dist, (line) => lines.push(line));
      const { engine, warning } = await load('auto');
      assert.equal(engine.name, 'wasm');
      assert.equal(warning, null);
      if (process.arch === 'x64') assert.match(lines.join(), /native does not work on this machine: .*The engine wasm/);
      const asked = await createEngines(dist, noLog)('native');
      assert.equal(asked.engine.name, 'wasm');
      assert.match(asked.warning ?? '', /does not work on this machine/);
    });

    it('is wasm where the probe ends by a signal', async () => {
      const dist = folderWith(addon);
      writeFileSync(
        path.join(dist, 'native-probe-process.cjs'),
        "process.kill(process.pid, 'SIGILL'); setTimeout(() => {}, 1e6);",
      );
      const { engine, warning } = await createEngines(dist, noLog)('native');
      assert.equal(engine.name, 'wasm');
      assert.match(warning ?? '', /its probe ended with SIGILL/);
      // Remembered.
      cpSync(path.join(distribution, 'native-probe-process.cjs'), path.join(dist, 'native-probe-process.cjs'));
      assert.match((await createEngines(dist, noLog)('native')).warning ?? '', /SIGILL.* It was tried before; delete/);
    });
  });
});
