// Type-checks every part of the tree by its own tsconfig.json: Node and the DOM have different globals.
import { root } from './project.mjs';
import { tryCommand } from './system/run-command.mjs';

const projects = ['.', 'webview', 'test/unit/webview', 'test/integration/webview', 'test/ui'];

for (const project of projects) {
  const { status } = await tryCommand('npx', ['tsc', '--noEmit', '-p', project], { cwd: root, show: true });
  if (status !== 0) process.exitCode = 1;
}
