// Makes the extension's packages: `node scripts/package.mjs [--target NAME|universal|all]`, into dist/.
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createVSIX } from '@vscode/vsce';
import { readManifest, root } from './project.mjs';
import { runCommand } from './system/run-command.mjs';
import { stage } from './package/stage.mjs';
import { localTarget, targetsNamed } from './package/targets.mjs';

/**
 * Stages and packs the extension for one target.
 * @param {import('./package/targets.mjs').Target} target
 * @returns {Promise<string>} path of the .vsix
 */
async function pack(target) {
  const { name, version } = readManifest();
  const packagePath = path.join(root, 'dist', `${name}-${target.name}-${version}.vsix`);
  await createVSIX({
    cwd: await stage(target),
    packagePath,
    target: target.name === 'universal' ? undefined : target.name,
    ignoreFile: path.join(root, '.vscodeignore'),
    dependencies: true,
    useYarn: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  return packagePath;
}

const { values } = parseArgs({ options: { target: { type: 'string', default: localTarget } } });
const chosen = targetsNamed(values.target);
await runCommand(process.execPath, [path.join(root, 'scripts/build.mjs'), '--production'], { show: true });
const packages = [];
for (const target of chosen) packages.push(await pack(target));
for (const file of packages) {
  const megabytes = (await stat(file)).size / 1e6;
  console.log(`${path.relative(root, file)}  ${megabytes.toFixed(1)} MB`);
}
