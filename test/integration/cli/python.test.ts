import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { RunResult } from '../../../src/protocol/result.js';
import { circleText } from '../session/support.js';
import { CommandLine } from './support.js';

const execute = promisify(execFile);

/** The first that has both; null if none does. */
async function pythonWithPandas(): Promise<string | null> {
  for (const python of ['python3', '/usr/bin/python3']) {
    const has = await execute(python, ['-c', 'import numpy, pandas']).then(
      () => true,
      () => false,
    );
    if (has) return python;
  }
  return null;
}

describe('docs/python.md', () => {
  it('has lines that read a run and a sweep', async function () {
    const python = await pythonWithPandas();
    if (python === null) {
      console.log('    not run: python3 with numpy and pandas (Debian: python3-pandas) is not installed.');
      return this.skip();
    }
    const commandLine = await CommandLine.open();
    try {
      await commandLine.write('circle.dataset.ts', circleText({ steps: 20 }));
      const { stdout } = await commandLine.run('train', 'circle.dataset.ts', '--json', '--quiet');
      const words = ['--vary', 'latent=euclidean(1),spherical(1)', '--vary', 'seed=0-1', '--quiet'];
      assert.equal((await commandLine.run('sweep', 'circle.dataset.ts', ...words)).status, 0);
      const lines = /```python\n([^]*?)```/.exec(await readFile('docs/python.md', 'utf8'))?.[1] ?? '';
      const said = await execute(python, ['-c', lines], { cwd: commandLine.folder });
      const { name, error } = JSON.parse(stdout) as RunResult;
      assert.ok(said.stdout.startsWith(`${name} ${String(error.sup)} [`), said.stdout);
      assert.match(said.stdout, /euclidean\(1\) .* 2\n/);
      assert.match(said.stdout, /spherical\(1\) .* 2\n/);
    } finally {
      await commandLine.close();
    }
  });
});
