// The window of the tests of a `describe`.
import type { Page } from 'playwright-core';
import { removeFolder, temporaryFolder } from '../../../scripts/system/folders.mjs';
import { takeScreenshot } from './screenshots.js';
import { serveWorkbench, type ServedWorkbench, type WorkbenchOptions } from './served-workbench.js';

/** What the tests use; there from their `before` on. */
export interface TestWindow extends Pick<ServedWorkbench, 'page' | 'open'> {
  /** Folder that is open. */
  readonly folder: string;
  /** Folder of the server's data. */
  readonly data: string;
}

/**
 * Opens a folder in a window before the tests of a `describe`, closes it after them, and takes a picture of it where one fails.
 * @param fill makes the files of the folder.
 * @param ready is told of the window before the first test.
 */
export function openWindow(
  fill: (folder: string) => Promise<void>,
  ready: (window: TestWindow) => void,
  {
    prepare,
    ...options
  }: Pick<WorkbenchOptions, 'trust' | 'settings'> & {
    /** Is called when the extension is installed into the folder of the data, before the page shows anything. */
    readonly prepare?: (page: Page, data: string) => Promise<void>;
  } = {},
): void {
  const undo: (() => Promise<void>)[] = [];
  let page: Page | null = null;

  before(async () => {
    const [folder, data] = [await temporaryFolder(), await temporaryFolder()];
    undo.push(
      () => removeFolder(folder),
      () => removeFolder(data),
    );
    await fill(folder);
    const served = await serveWorkbench({ folder, data, ...options, prepare: (shown) => prepare?.(shown, data) });
    undo.push(() => served.close());
    ({ page } = served);
    ready({ folder, data, page, open: (target) => served.open(target) });
  });

  after(async () => {
    for (const step of undo.reverse()) await step();
  });

  afterEach(async function () {
    if (page !== null && this.currentTest?.state === 'failed')
      await takeScreenshot(page, `failed-${this.currentTest.title}`);
  });
}
