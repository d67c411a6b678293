// The names of a file's columns, completed in a dataset file that reads it.
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeAll, until, workspaceFolder, write } from './support.js';

/** Labels that completion offers at the first ‸ of a text. */
async function offered(uri: vscode.Uri, position: vscode.Position): Promise<readonly string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    position,
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

async function untilOffered(name: string, manifold: string, columns: readonly string[]): Promise<void> {
  const text = `import { csv, defineDataset, parquet } from 'latent-atlas';\nexport default defineDataset({\n  manifold: ${manifold},\n});\n`;
  const before = text.slice(0, text.indexOf('‸')).split('\n');
  const uri = await write(`columns/${name}.dataset.ts`, text.replace('‸', ''));
  await vscode.window.showTextDocument(uri);
  const position = new vscode.Position(before.length - 1, (before.at(-1) ?? '').length);
  let latest: readonly string[] = [];
  let asking = false;
  await until(`${columns.join(', ')} among ${latest.join(', ')}`, () => {
    if (!asking) {
      asking = true;
      void offered(uri, position).then((labels) => {
        [latest, asking] = [labels, false];
      });
    }
    return columns.every((column) => latest.includes(column));
  });
}

describe('completion in a dataset file', () => {
  before(async () => {
    await write('columns/birds.csv', 'species,beak length,mass\nowl,2.5,3\nlark,1.5,0.5\n');
    const folder = path.join(workspaceFolder().fsPath, 'columns');
    await mkdir(folder, { recursive: true });
    await copyFile(
      path.join(__dirname, '../../../test/unit/dataset/files/nested.parquet'),
      path.join(folder, 'n.parquet'),
    );
  });

  afterEach(closeAll);

  it('offers the columns of a CSV file', () =>
    untilOffered('csv', "csv('birds.csv', { columns: ['‸'] })", ['species', 'beak length', 'mass']));

  it('offers them for a row', () =>
    untilOffered('row', "csv('birds.csv', { where: (row) => row.‸ })", ['species', 'mass']));

  it('offers the fields of a Parquet file', () =>
    untilOffered('parquet', "parquet('n.parquet', { labels: ['‸'] })", ['jet.pt', 'kind']));
});
