// Pictures a second while a cloud of many points is turned, at 1280×800: `node --import=tsx test/bench/points.ts`.
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../../scripts/project.mjs';
import { removeFolder, temporaryFolder } from '../../scripts/system/folders.mjs';
import { launchChromium } from '../../scripts/vscode-server/chromium.mjs';
import { printTable } from './table.js';

const counts = [1_500, 10_000, 100_000];
const seconds = 4;

/** A report of a sphere, in three latent dimensions so that both views can be turned, with many points. */
async function reportOf(count: number, folder: string): Promise<string> {
  const text = await readFile(path.join(root, 'examples', 'sphere-three-latents.dataset.ts'), 'utf8');
  const file = path.join(folder, `sphere-${count}.dataset.ts`);
  const out = path.join(folder, String(count));
  await mkdir(out);
  await writeFile(
    file,
    text.replace('  autoencoder:', `  samples: { test: ${count}, shown: ${count} },\n  autoencoder:`),
  );
  execFileSync(process.execPath, ['dist/cli.cjs', 'train', file, '--steps', '1000', '--out', out, '--quiet'], {
    cwd: root,
  });
  return path.join(out, 'report.html');
}

/** Pictures a second while a view is dragged around. */
async function turn(page: Page, view: string): Promise<number> {
  const box = await page.locator(`[data-testid="tile-${view}"] .plot`).first().boundingBox();
  if (box === null) throw new Error(`no picture in the view ${view}`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  // Text, so that what the TypeScript runner adds to functions does not end up in the page.
  const pictures = page.evaluate(`new Promise((resolve) => {
    let pictures = 0;
    const start = performance.now();
    const next = () => {
      const passed = performance.now() - start;
      if (passed > ${1000 * seconds}) return resolve((1000 * pictures) / passed);
      pictures += 1;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  })`);
  const count = { isOver: false };
  void pictures.then(() => (count.isOver = true));
  for (let k = 0; !count.isOver; k++) await page.mouse.move(x + 80 * Math.sin(k / 20), y + 60 * Math.cos(k / 20));
  await page.mouse.up();
  return Number(await pictures);
}

const folder = await temporaryFolder();
const browser = await launchChromium();
try {
  const rows: string[][] = [];
  for (const count of counts) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`file://${await reportOf(count, folder)}`);
    await page.locator('[data-testid="tile-data"] .plot').first().waitFor();
    await page.waitForTimeout(2000);
    const rates: string[] = [];
    for (const view of ['data', 'latent']) {
      rates.push((await turn(page, view)).toFixed(1));
      await page
        .locator(`[data-testid="tile-${view}"]`)
        .getByRole('button', { name: /^Enlarge/ })
        .click();
      await page.waitForTimeout(500);
      rates.push((await turn(page, view)).toFixed(1));
      await page.keyboard.press('Escape');
      await page.waitForTimeout(500);
    }
    rows.push([count.toLocaleString('en'), ...rates]);
    await page.close();
  }
  printTable('Pictures a second while a view is turned, 1280×800', [
    ['points', 'data', 'data enlarged', 'latent', 'latent enlarged'],
    ...rows,
  ]);
} finally {
  await browser.close();
  await removeFolder(folder);
}
