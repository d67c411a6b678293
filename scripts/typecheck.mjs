// Type-checks every part of the tree by its own tsconfig.json: Node and the DOM have different globals.
import path from 'node:path';
import { root } from './project.mjs';
import { tryCommand } from './system/run-command.mjs';

const projects = ['.', 'webview', 'test/unit/webview', 'test/integration/webview', 'test/ui'];
// By its path: both TypeScripts bring a command `tsc`.
const compiler = path.join(root, 'node_modules/typescript-native/bin/tsc');

for (const project of projects) {
  const args = [compiler, '--noEmit', '-p', project];
  const { status } = await tryCommand(process.execPath, args, { cwd: root, show: true });
  if (status !== 0) process.exitCode = 1;
}
