import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { RunResult } from '../../../src/protocol/result.js';
import { CommandLine } from './support.js';

interface Stored {
  readonly name: string;
  readonly model: string;
}

describe('latent-atlas examine', () => {
  let shell: CommandLine;

  before(async () => {
    shell = await CommandLine.open();
    const golden = path.resolve('test/unit/model/golden/graphs.json');
    const stored = JSON.parse(await readFile(golden, 'utf8')) as readonly Stored[];
    const model = stored.find(({ name }) => name === 'Tanh')?.model ?? '';
    await writeFile(shell.at('model.onnx'), Buffer.from(model, 'base64'));
  });
  after(() => shell.close());

  const datasetFile = (manifold: string, model: string): Promise<string> =>
    shell.write(
      'model.dataset.ts',
      `import { circle, defineDataset, onnx, sphere } from 'latent-atlas';
export default defineDataset({
  manifold: ${manifold},
  samples: { train: 300, test: 200 },
  ${model}
});
`,
    );

  it('gives of a model what a run gives of a trained network, without training', async () => {
    const file = await datasetFile('sphere({ dimension: 2 })', "model: onnx('model.onnx'),");
    const { status, stdout, stderr } = await shell.run('examine', file, '--json', '--out', 'out');
    assert.equal(status, 0, stderr);
    const result = JSON.parse(stdout) as RunResult;
    assert.equal(result.steps, 0);
    assert.equal(result.engine, 'graph');
    assert.deepEqual(result.latent, { kind: 'euclidean', dimension: 2 });
    assert.equal(result.theory?.supErrorBound, 1);
    assert.equal(result.error.count, 200);
    assert.ok(result.error.sup >= 1);
    assert.ok(result.certificate !== null && result.certificate.bound > 0);
    assert.equal(result.certificate.proof?.kind, 'exact');
    assert.ok(result.homology !== null && result.distortion !== null);
    const names = await readdir(shell.at('out'));
    for (const name of ['run.json', 'events.bin', 'result.json', 'report.html', 'latent.npy'])
      assert.ok(names.includes(name));
    assert.match(await readFile(shell.at('out', 'run.json'), 'utf8'), /"examined"/);
  });

  it('says at its line what is wrong with a model', async () => {
    const wrongWidth = await datasetFile('circle()', "model: onnx('model.onnx'),");
    const width = await shell.run('examine', wrongWidth);
    assert.equal(width.status, 3);
    assert.match(
      width.stderr,
      /model\.dataset\.ts:5:\d+: model: cannot use model\.onnx: the input x of shape \[N, 3\] takes/,
    );
    const missing = await shell.run('examine', await datasetFile('circle()', "model: onnx('other.onnx'),"));
    assert.equal(missing.status, 3);
    assert.match(missing.stderr, /there is no file other\.onnx/);
    const none = await shell.run('examine', await datasetFile('circle()', ''));
    assert.equal(none.status, 3);
    assert.match(none.stderr, /expected a model to examine/);
  });
});
