// Runs the tests of this folder inside the extension host of a VS Code, against the extension as it is packaged.
import { cp, mkdir, readFile, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { runTests } from '@vscode/test-electron';
import { localTarget } from '../../scripts/package/targets.mjs';
import { out, root } from '../../scripts/project.mjs';
import { removeFolder, temporaryFolder } from '../../scripts/system/folders.mjs';
import { readCounts } from '../../scripts/test/counts.mjs';
import { chooseHost } from './choose-host.mjs';

const compiled = path.join(out, 'test/host');

/** Bundles every test file of this folder, and the module that VS Code calls to run them. */
async function bundle() {
  await rm(compiled, { recursive: true, force: true });
  const files = await readdir(path.join(root, 'test/host'), { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: files.filter((file) => /(\.test|^index)\.ts$/.test(file)).map((file) => path.join('test/host', file)),
    outdir: compiled,
    outbase: 'test/host',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: 'inline',
    packages: 'external',
  });
}

/**
 * Runs the tests on a copy of the examples.
 * @returns {Promise<import('../../scripts/test/counts.mjs').Counts & { readonly output: string }>} with what they report
 */
export async function runHostTests() {
  await bundle();
  const host = await chooseHost();

  const temporary = await temporaryFolder();
  const workspace = path.join(temporary, 'workspace');
  await cp(path.join(root, 'examples'), workspace, { recursive: true });
  // Nothing trains by itself: the tests are to ask for it.
  await rm(path.join(workspace, '.vscode'), { recursive: true, force: true });
  const file = path.join(out, 'test/host.counts.json');
  const report = path.join(out, 'test/host.txt');
  for (const stale of [file, report]) await rm(stale, { force: true });
  await mkdir(path.dirname(file), { recursive: true });
  try {
    await runTests({
      vscodeExecutablePath: host.executable,
      extensionDevelopmentPath: path.join(out, 'package', localTarget),
      extensionTestsPath: path.join(compiled, 'index.cjs'),
      launchArgs: [
        workspace,
        // A desktop VS Code that is running keeps its own.
        `--user-data-dir=${path.join(temporary, 'user')}`,
        `--extensions-dir=${path.join(temporary, 'extensions')}`,
      ],
      extensionTestsEnv: { TEST_COUNTS: file, TEST_REPORT: report },
    }).catch((/** @type {unknown} */ error) => console.error(String(error)));
    const told = await readFile(report, 'utf8').catch(() => 'The tests left no report.');
    return { ...(await readCounts(file)), output: `Extension host: ${host.description}\n${told}` };
  } finally {
    await removeFolder(temporary);
  }
}
