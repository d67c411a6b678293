// A window of VS Code, served from this machine with the packaged extension installed, in Chromium.
import path from 'node:path';
import type { Page } from 'playwright-core';
import { localTarget } from '../../../scripts/package/targets.mjs';
import { readManifest, root } from '../../../scripts/project.mjs';
import { launchChromium } from '../../../scripts/vscode-server/chromium.mjs';
import { startServer } from '../../../scripts/vscode-server/server.mjs';
import { runCommand } from './quick-input.js';

export interface ServedWorkbench {
  readonly page: Page;
  /** Opens another folder in the same window. */
  open(folder: string): Promise<void>;
  close(): Promise<void>;
}

export interface WorkbenchOptions {
  /** Folder to open. */
  readonly folder: string;
  /** Whether Workspace Trust is on, so that the folder opens in Restricted Mode. Off by default. */
  readonly trust?: boolean;
  /** Folder kept for the server's data, logs among them; a temporary one by default. */
  readonly data?: string;
  /** User settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Is called when the extension is installed, before the page shows anything. */
  readonly prepare?: (page: Page) => Promise<void> | undefined;
}

/** The package that `npm run package` made for this machine. */
function packagedExtension(): string {
  const { name, version } = readManifest();
  return path.join(root, 'dist', `${name}-${localTarget}-${version}.vsix`);
}

/** Starts a server with the packaged extension installed, and shows a folder in it. */
export async function serveWorkbench({
  folder,
  data,
  trust = false,
  settings = {},
  prepare,
}: WorkbenchOptions): Promise<ServedWorkbench> {
  const browser = await launchChromium();
  // The pointer rests where the last click was: what pops up there would lie over what is clicked next.
  const quiet = { 'workbench.hover.delay': 60_000 };
  const server = await startServer({
    data,
    vsix: packagedExtension(),
    trust,
    settings: { ...quiet, ...settings },
  }).catch(async (error: unknown) => {
    await browser.close();
    throw error;
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });

  const open = async (target: string) => {
    await page.goto(server.url(target));
    await untilReady(page);
  };
  const close = async () => {
    await browser.close();
    await server.stop();
  };
  try {
    await prepare?.(page);
    await open(folder);
  } catch (error) {
    // What is left running would keep the tests from their end.
    await close();
    throw error;
  }
  return { page, open, close };
}

/** Reloads the window as VS Code does it, which writes down first what it knows; a browser does it at once. */
export async function reloadByCommand(page: Page): Promise<void> {
  const loaded = page.waitForEvent('load');
  await runCommand(page, 'Developer: Reload Window');
  await loaded;
  await untilReady(page);
}

/** Waits until the files of the folder are listed. */
async function untilReady(page: Page): Promise<void> {
  await page.locator('.explorer-viewlet .monaco-list-row').first().waitFor({ timeout: 60_000 });
}
