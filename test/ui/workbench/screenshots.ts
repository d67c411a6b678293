// Pictures of the window, for a person to look at.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { out } from '../../../scripts/project.mjs';

/** Takes a picture of the whole window into out/screenshots. */
export async function takeScreenshot(page: Page, name: string): Promise<void> {
  const folder = path.join(out, 'screenshots');
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}
