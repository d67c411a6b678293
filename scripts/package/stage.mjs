// Lays out the files of an extension package in a folder of its own, so that what ships is exactly what is meant to.
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { addonFile } from '../build/native.mjs';
import { out, readManifest, root } from '../project.mjs';
import { stageBundler } from './bundler.mjs';

/** What ships besides the bundles. */
const files = ['README.md', 'LICENSE', 'CHANGELOG.md', 'package.nls.json', 'l10n', 'media', 'examples'];

/** The licences of what is in the bundles, as the build wrote them. */
const notices = 'ThirdPartyNotices.txt';

/** Where tsserver looks for the plugin that the manifest contributes: in `node_modules` of the extension's folder. */
const plugin = 'latent-atlas-typescript-plugin';

/**
 * Stages the extension for one target from a finished build.
 * @param {import('./targets.mjs').Target} target
 * @returns {Promise<string>} the folder; it is a complete extension, which VS Code can also load for development
 */
export async function stage(target) {
  const folder = path.join(out, 'package', target.name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const file of files) await cp(path.join(root, file), path.join(folder, file), { recursive: true });
  await cp(path.join(root, 'dist'), path.join(folder, 'dist'), {
    recursive: true,
    filter: (source) => !/\.(vsix|map|tsbuildinfo)$/.test(source) && isAddonFor(target, path.basename(source)),
  });
  // Beside the other texts, where users look for it.
  await rename(path.join(folder, 'dist', notices), path.join(folder, notices));

  const manifest = readManifest();
  const { esbuild } = manifest.dependencies;
  if (esbuild === undefined) throw new Error('package.json: expected esbuild among dependencies.');
  const bundler = await stageBundler(folder, target.bundler, esbuild);
  await stagePlugin(folder, manifest.version);

  // vsce ships those folders of `node_modules` that the manifest names as dependencies, and no others.
  const dependencies = Object.fromEntries([...bundler.map((name) => [name, esbuild]), [plugin, manifest.version]]);
  const shipped = Object.fromEntries(
    Object.entries(manifest).filter(
      ([key]) => !['devDependencies', 'scripts', 'files', 'bin', 'exports'].includes(key),
    ),
  );
  await writeFile(path.join(folder, 'package.json'), `${JSON.stringify({ ...shipped, dependencies }, null, 2)}\n`);
  return folder;
}

/**
 * Whether a file of the build goes into a package, as far as the engine `native` is concerned: a package of one platform
 * carries its addon, the universal one none.
 * @param {import('./targets.mjs').Target} target
 * @param {string} name
 */
function isAddonFor(target, name) {
  return !name.endsWith('.node') || name === addonFile(target.name);
}

/**
 * Adds a package of the plugin's name whose code is the bundle in dist/, beside the declarations that it points to.
 * @param {string} folder of the extension
 * @param {string} version
 */
export async function stagePlugin(folder, version) {
  const destination = path.join(folder, 'node_modules', plugin);
  await mkdir(destination, { recursive: true });
  const manifest = { name: plugin, version, license: 'MIT', main: './index.cjs' };
  await writeFile(path.join(destination, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  // tsserver calls what the package exports.
  await writeFile(
    path.join(destination, 'index.cjs'),
    "module.exports = require('../../dist/typescript-plugin.cjs').createPlugin;\n",
  );
}
