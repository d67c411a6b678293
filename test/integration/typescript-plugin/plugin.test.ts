import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { builtExtension } from '../../support/distribution.js';
import { TypeScriptServer } from './server.js';

/** A text with ‸ where the cursor is. */
function withCursor(
  file: string,
  marked: string,
): { text: string; place: { file: string; line: number; offset: number } } {
  const before = marked.slice(0, marked.indexOf('‸')).split('\n');
  return {
    text: marked.replace('‸', ''),
    place: { file, line: before.length, offset: (before.at(-1) ?? '').length + 1 },
  };
}

describe('plugin of the TypeScript server', () => {
  let folder: string;
  let server: TypeScriptServer;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'plugin-'));
    server = new TypeScriptServer(await builtExtension());
  });

  after(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  it('lets a dataset file import latent-atlas where nothing is installed', async () => {
    const file = path.join(folder, 'circle.dataset.ts');
    server.open(
      file,
      "import { circle, defineDataset } from 'latent-atlas';\nexport default defineDataset({ manifold: circle() });\n",
      folder,
    );
    assert.deepEqual(await server.errors(file), []);
  });

  it('finds no error in any example, and the one that is put into it', async () => {
    const copy = path.join(folder, 'examples');
    await cp('examples', copy, { recursive: true });
    const names = (await readdir(copy)).filter((name) => name.endsWith('.dataset.ts'));
    assert.ok(names.length > 40, `${names.length} examples`);
    for (const name of names) {
      const file = path.join(copy, name);
      server.open(file, `${await readFile(file, 'utf8')}\nexport const wrong: number = 'text';\n`, copy);
      assert.deepEqual(await server.errors(file), ["Type 'string' is not assignable to type 'number'."], name);
    }
  });

  it('reports a wrong field, which it could not without the declarations', async () => {
    const file = path.join(folder, 'wrong.dataset.ts');
    server.open(file, "import { circle } from 'latent-atlas';\ncircle({ raduis: 1 });\n", folder);
    const errors = await server.errors(file);
    assert.equal(errors.length, 1);
    assert.match(errors[0], /Did you mean to write 'radius'\?/);
  });

  it('teaches by hover', async () => {
    const file = path.join(folder, 'hover.dataset.ts');
    const { text, place } = withCursor(
      file,
      "import { circle, defineDataset } from 'latent-atlas';\ndefineDataset({ manifold: circle(), training: { batch‸Size: 8 } });\n",
    );
    server.open(file, text, folder);
    const { displayString, documentation } = await server.hover(place);
    assert.match(displayString, /batchSize\?: number/);
    assert.match(documentation, /Default 64/);
  });

  it('teaches by completion: fields, and the words that a field takes', async () => {
    const cases: readonly (readonly [marked: string, expected: readonly string[]])[] = [
      [
        "import { circle, defineDataset } from 'latent-atlas';\ndefineDataset({ manifold: circle(), ‸ });\n",
        ['autoencoder', 'training', 'signal'],
      ],
      [
        "import { circle, defineDataset } from 'latent-atlas';\ndefineDataset({ manifold: circle(), autoencoder: { activation: '‸' } });\n",
        ['tanh', 'gelu'],
      ],
      ["import { ‸ } from 'latent-atlas';\n", ['circle', 'defineDataset', 'parametric']],
    ];
    for (const [index, [marked, expected]] of cases.entries()) {
      const file = path.join(folder, `completion-${index}.dataset.ts`);
      const { text, place } = withCursor(file, marked);
      server.open(file, text, folder);
      const names = await server.completions(place);
      for (const name of expected) assert.ok(names.includes(name), `${name} among ${names.slice(0, 30).join(', ')}`);
    }
  });

  describe('completes columns that the extension has told it of,', () => {
    const columns = [
      { name: 'pt', detail: '0 to 100' },
      { name: 'beak length', detail: '32.1 to 59.6' },
      { name: 'kind', detail: 'text, 2 different' },
    ];
    const names = columns.map(({ name }) => name);

    before(() => server.configure({ columns: [[path.join(folder, 'data', 'a.csv'), columns]] }));

    let index = 0;
    async function completed(expression: string): Promise<readonly string[]> {
      const file = path.join(folder, `columns-${index++}.dataset.ts`);
      const imports = "import { csv, defineDataset, restrict } from 'latent-atlas';\n";
      const { text, place } = withCursor(
        file,
        `${imports}export default defineDataset({ manifold: ${expression} });\n`,
      );
      server.open(file, text, folder);
      return server.completions(place);
    }
    const among = async (expression: string): Promise<readonly string[]> =>
      (await completed(expression)).filter((name) => names.includes(name));

    it('in the options that name some', async () => {
      assert.deepEqual(await among("csv('data/a.csv', { columns: ['‸'] })"), names);
      assert.deepEqual(await among("csv('data/a.csv', { columns: ['pt', 'be‸'] })"), ['beak length', 'kind']);
      assert.deepEqual(await among("csv(['data/a.csv', 'data/b.csv'], { labels: ['‸'] })"), names);
      assert.deepEqual(await among("csv('data/a.csv', { labels: { '‸': 'categories' } })"), names);
      assert.deepEqual(await among('csv(\'data/a.csv\', { weight: "‸" })'), names);
      assert.deepEqual(await among("csv('data/a.csv', { columns: [{ from: '‸', to: 'kind' }] })"), names);
      assert.deepEqual(await among("csv('data/a.csv', { test: { column: '‸' } })"), names);
      assert.deepEqual(await among("restrict(csv('./data/a.csv', { columns: ['‸'] }), { where: () => true })"), names);
    });

    it('with those that the options derive', async () => {
      const derived = "csv('data/a.csv', { derive: { 'log pt': (row) => Math.log(row.pt) }, columns: ['‸'] })";
      assert.ok((await completed(derived)).includes('log pt'));
    });

    it('of a row', async () => {
      assert.deepEqual(await among("csv('data/a.csv', { where: (row) => row.‸ })"), names);
      assert.deepEqual(await among("csv('data/a.csv', { where: (row) => row.pt > 2 && row.ki‸ })"), names);
      assert.deepEqual(await among("csv('data/a.csv', { where: (event) => event['‸'] })"), names);
      assert.deepEqual(await among("csv('data/a.csv', { derive: { log: (row) => Math.log(row.‸) } })"), names);
    });

    it('and of nothing else', async () => {
      assert.deepEqual(await among("csv('data/b.csv', { columns: ['‸'] })"), []);
      assert.deepEqual(await among("csv('‸', { columns: ['pt'] })"), []);
      assert.deepEqual(await among("csv('data/a.csv', { test: { column: 'kind', value: '‸' } })"), []);
      assert.deepEqual(await among("csv('data/a.csv', { where: (row) => Math.‸ })"), []);
      assert.deepEqual(await among("csv('data/a.csv', { units: ['‸'] })"), []);
    });
  });

  it('leaves an installed latent-atlas, and modules that are nowhere, as they are', async () => {
    const own = path.join(folder, 'own');
    await mkdir(path.join(own, 'node_modules/latent-atlas'), { recursive: true });
    await writeFile(path.join(own, 'node_modules/latent-atlas/index.d.ts'), 'export declare const installed: true;\n');
    const file = path.join(own, 'installed.dataset.ts');
    server.open(
      file,
      "import { installed } from 'latent-atlas';\nimport { other } from 'not-there';\nexport { installed, other };\n",
      own,
    );
    const errors = await server.errors(file);
    assert.equal(errors.length, 1);
    assert.match(errors[0], /Cannot find module 'not-there'/);
  });
});
