import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { editLatent } from '../../../src/session/latent-edit.js';

describe('edit of the latent space', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'latent-edit-'));
  });
  after(() => rm(folder, { recursive: true }));

  /** The text of a dataset file after the edit, and the file that it is in. */
  async function edited(text: string, latent: string, others: Readonly<Record<string, string>> = {}) {
    for (const [name, other] of Object.entries(others)) await writeFile(path.join(folder, name), other);
    const file = path.join(folder, 'under-test.dataset.ts');
    await writeFile(file, text);
    const edit = await editLatent(file, latent);
    let result = await readFile(edit.file, 'utf8');
    for (const { from, to, text: replacement } of [...edit.changes].reverse()) {
      result = result.slice(0, from) + replacement + result.slice(to);
    }
    return { result, name: path.basename(edit.file) };
  }

  it('replaces the call and brings in what it needs', async () => {
    const text = (names: string, latent: string): string => `// What to look for.
import { circle, ${names} } from 'latent-atlas';

export default defineDataset({
  manifold: circle({ radius: 1 }),
  autoencoder: { hidden: [32, 32], latent: ${latent}, activation: 'tanh' },
});
`;
    const one = text('defineDataset, euclidean', 'euclidean(1)');
    assert.equal((await edited(one, 'euclidean(2)')).result, text('defineDataset, euclidean', 'euclidean(2)'));
    assert.equal(
      (await edited(one, 'spherical(1)')).result,
      text('defineDataset, euclidean, spherical', 'spherical(1)'),
    );
    const product = text('defineDataset, product, euclidean,\n  torus', 'product(euclidean(1), torus(1))');
    assert.equal(
      (await edited(product, 'spherical(1)')).result,
      text('defineDataset, product, euclidean,\n  torus, spherical', 'spherical(1)'),
    );
  });

  it('finds the latent space in a file that the dataset imports', async () => {
    const shared = `import { euclidean } from 'latent-atlas';\nexport const autoencoder = { latent: euclidean(1) };\n`;
    const text = `import { circle, defineDataset } from 'latent-atlas';
import { autoencoder } from './shared';
export default defineDataset({ manifold: circle(), autoencoder });
`;
    const { result, name } = await edited(text, 'spherical(1)', { 'shared.ts': shared });
    assert.equal(name, 'shared.ts');
    assert.equal(
      result,
      `import { euclidean, spherical } from 'latent-atlas';\nexport const autoencoder = { latent: spherical(1) };\n`,
    );
  });

  it('says what to write where there is nothing that it can replace', async () => {
    const without = `import { circle, defineDataset } from 'latent-atlas';\nexport default defineDataset({ manifold: circle() });\n`;
    await assert.rejects(
      edited(without, 'spherical(1)'),
      /expected the latent space as a call.*Write latent: spherical\(1\) there/,
    );
    const variable = `import { circle, defineDataset, euclidean } from 'latent-atlas';
const latent = euclidean(1);
export default defineDataset({ manifold: circle(), autoencoder: { latent } });
`;
    await assert.rejects(edited(variable, 'spherical(1)'), /expected the latent space as a call/);
  });
});
