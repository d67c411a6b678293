import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onnx } from '../../../src/dataset/index.js';
import { createAutoencoder } from '../../../src/model/autoencoder.js';
import { readModel } from '../../../src/worker/read-model.js';

/** Debian's Python, which has PyTorch where python3-torch and python3-onnx are installed. */
const python = '/usr/bin/python3';
const run = (program: string, folder: string): string =>
  execFileSync(python, ['-c', program], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

function hasTorch(): boolean {
  try {
    run('import torch, onnx', tmpdir());
    return true;
  } catch {
    return false;
  }
}

/** The first lines of Python after a title in a page of the docs. */
async function snippetAfter(title: string): Promise<string> {
  const text = await readFile('docs/models.md', 'utf8');
  const from = text.indexOf(`\n${title}`);
  assert.ok(from >= 0, `docs/models.md has no ${title}`);
  return /```python\n(.*?)```/s.exec(text.slice(from))?.[1] ?? assert.fail(`${title} has no lines of Python`);
}

describe('The lines of Python in docs/models.md', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'snippets-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('export a model of PyTorch that is read as what it is', async function () {
    if (!hasTorch()) this.skip();
    const snippet = await snippetAfter('PyTorch:');
    const program = `
import json
import torch
torch.set_num_threads(1)
torch.manual_seed(0)
D = 3
model = torch.nn.Sequential(
    torch.nn.Linear(D, 8), torch.nn.BatchNorm1d(8), torch.nn.Dropout(0.5), torch.nn.SiLU(), torch.nn.Linear(8, 2),
    torch.nn.Linear(2, 8), torch.nn.GELU(), torch.nn.Linear(8, D),
)
${snippet}
points = torch.randn(5, D)
with torch.no_grad():
    print(json.dumps([points.flatten().tolist(), model(points).flatten().tolist()]))
`;
    const [points, expected] = JSON.parse(run(program, folder)) as readonly [number[], number[]];
    const source = onnx('autoencoder.onnx');
    const { graph } = await readModel(source, path.join(folder, 'a.dataset.ts'), () => undefined);
    const { encode, decode, codeSize } = createAutoencoder(graph, null, Float64Array.from(points), 3);
    assert.equal(codeSize, 2);
    const found = decode.float64(encode.float64(Float64Array.from(points)));
    expected.forEach((value, k) => assert.ok(Math.abs(found[k] - value) < 1e-5, `${found[k]} and ${value}`));
  });
});
