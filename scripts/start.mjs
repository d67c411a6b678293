// Packages the extension, installs it into a VS Code and opens the examples: `node scripts/start.mjs`.
// That VS Code is the one installed here, or else VS Code's own server from the npm registry, shown in the browser.
import path from 'node:path';
import { cache, readManifest, root } from './project.mjs';
import { prepareWorkspace } from './start/workspace.mjs';
import { showInBrowser } from './start/show-in-browser.mjs';
import { localTarget } from './package/targets.mjs';
import { step } from './system/progress.mjs';
import { runCommand } from './system/run-command.mjs';
import { untilStopped } from './system/until-stopped.mjs';
import { findDesktopCode } from './vscode-desktop.mjs';
import { startServer } from './vscode-server/server.mjs';

/** What the first window shows by itself; a setting of the folder alone would ask first. */
const firstExample = 'circle.dataset.ts';

const { name, version } = readManifest();
const vsix = path.join(root, 'dist', `${name}-${localTarget}-${version}.vsix`);
await step('Building and packaging the extension', () =>
  runCommand(process.execPath, [path.join(root, 'scripts/package.mjs'), '--target', localTarget]),
);
const workspace = await prepareWorkspace();

const desktop = findDesktopCode();
if (desktop !== undefined) {
  await step(`Installing the extension into ${desktop.command}`, () =>
    runCommand(desktop.command, ['--install-extension', vsix, '--force']),
  );
  await runCommand(desktop.command, ['--new-window', workspace]);
  console.log(`VS Code opens ${workspace}.`);
} else {
  const stopped = untilStopped();
  const server = await startServer({
    data: path.join(cache, 'vscode-data'),
    vsix,
    settings: { 'latentAtlas.trainOnOpen': firstExample },
  });
  const url = server.url(workspace);
  console.log(`\nVS Code with Latent Atlas: ${url}\nFolder: ${workspace}\nStop it with Ctrl+C.`);
  showInBrowser(url);
  const signal = await Promise.race([stopped, server.ended]);
  if (signal === undefined) {
    console.error(`VS Code's server ended by itself. It wrote:\n${await server.log()}`);
    process.exitCode = 1;
  }
  await server.stop();
  console.log('Stopped.');
}
