// Chooses the VS Code whose extension host runs the tests.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { cache, root } from '../../scripts/project.mjs';
import { findDesktopCode } from '../../scripts/vscode-desktop.mjs';

const standIn = path.join(root, 'scripts/vscode-server/code-stand-in.mjs');

/**
 * In this order: what VSCODE_EXECUTABLE names, an installed VS Code, a downloaded one, VS Code's server from the npm
 * registry behind a stand-in for the desktop executable. Continuous integration (CI=true) always takes the last, so
 * that its results do not depend on what the machine happens to have.
 * @returns {Promise<{ executable: string, description: string }>}
 */
export async function chooseHost() {
  const server = { executable: standIn, description: "VS Code's server with Chromium" };
  if (process.env.CI === 'true') return server;

  const named = process.env.VSCODE_EXECUTABLE;
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`VSCODE_EXECUTABLE: there is no file ${named}.`);
    return { executable: named, description: `VSCODE_EXECUTABLE, ${named}` };
  }

  // On Linux a desktop program needs a display.
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === 'linux' && DISPLAY === undefined && WAYLAND_DISPLAY === undefined) return server;

  const installed = findDesktopCode();
  if (installed !== undefined) return { executable: installed.executable, description: installed.executable };

  try {
    const executable = await downloadAndUnzipVSCode({ cachePath: path.join(cache, 'vscode-desktop') });
    return { executable, description: `downloaded, ${executable}` };
  } catch (error) {
    console.log(`VS Code cannot be downloaded here (${String(error)}).`);
    return server;
  }
}
