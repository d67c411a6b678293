// Sizes of the extension's packages, one for each platform and one for all: `npm run bench`.
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { targets } from '../../scripts/package/targets.mjs';
import { readManifest, root } from '../../scripts/project.mjs';
import { runCommand } from '../../scripts/system/run-command.mjs';
import { printTable } from './table.js';

await runCommand(process.execPath, [path.join(root, 'scripts/package.mjs'), '--target', 'all']);
const { name, version } = readManifest();
const rows: string[][] = [];
for (const target of targets) {
  const { size } = await stat(path.join(root, 'dist', `${name}-${target.name}-${version}.vsix`));
  rows.push([target.name, `${(size / 1e6).toFixed(1)} MB`]);
}
printTable('Packages', rows);
