// Reports of small runs, for tests of what a reader sees.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { builtDistribution } from '../../support/distribution.js';

/**
 * Trains a dataset in a folder.
 * @param fails whether the run is to end in an error; the report then tells of it
 * @returns path of its report
 */
export async function trainedReport(folder: string, name: string, dataset: string, fails = false): Promise<string> {
  const file = path.join(folder, `${name}.dataset.ts`);
  await writeFile(file, dataset);
  const cli = path.join(await builtDistribution(), 'cli.cjs');
  const out = path.join(folder, name);
  const run = promisify(execFile)(process.execPath, [cli, 'train', file, '--out', out, '--quiet']);
  if (fails) await assert.rejects(run);
  else await run;
  return path.join(out, 'report.html');
}

/** Opens a report, which must not complain. */
export async function openReport(browser: Browser, file: string, size = { width: 1280, height: 800 }): Promise<Page> {
  const page = await browser.newPage({ viewport: size });
  page.on('pageerror', (error) => assert.fail(error));
  page.on('console', (message) => assert.notEqual(message.type(), 'error', message.text()));
  await page.goto(`file://${file}`);
  await page.locator('.tiles, .empty').first().waitFor();
  return page;
}
