// What a user waits for in VS Code, with the packaged extension: `npm run bench`. Medians over several rounds.
import { cp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { root } from '../../scripts/project.mjs';
import { removeFolder, temporaryFolder } from '../../scripts/system/folders.mjs';
import { replaceLine } from '../ui/workbench/editor.js';
import { openContextMenu, openFile } from '../ui/workbench/explorer.js';
import { panelWhere, panelWithPicture } from '../ui/workbench/panel.js';
import { runCommand } from '../ui/workbench/quick-input.js';
import { reloadByCommand, serveWorkbench } from '../ui/workbench/served-workbench.js';
import { picturesPerSecond } from './pictures-per-second.js';
import { median, printTable } from './table.js';
import { wayToPicture, type WayToPicture } from './way-to-picture.js';

const rounds = 5;
const file = 'circle.dataset.ts';

const folder = await temporaryFolder();
const data = await temporaryFolder();
await cp(path.join(root, 'examples'), folder, { recursive: true });
await rm(path.join(folder, '.vscode'), { recursive: true, force: true });
const original = await readFile(path.join(folder, file), 'utf8');
const seedLine = original.split('\n').findIndex((line) => line.includes('seed: 0')) + 1;
const served = await serveWorkbench({ folder, data });
const { page } = served;

/*
 * What runs in the panel's page is text: the types of this folder know no page. It looks at every picture of the screen,
 * which a look from outside would be too slow for.
 */
const untilSeed = (seed: number): string => `new Promise((resolve) => {
  const look = () => {
    const panel = document.querySelector('.panel[data-seed="${seed}"]');
    if (panel?.querySelector('[data-testid="timeline-step"]')) resolve(Date.now());
    else requestAnimationFrame(look);
  };
  look();
})`;

const finished = async (seed: number): Promise<Frame> => {
  const panel = await panelWithPicture(page);
  await panelWhere(panel, 'The run ends', (now) => now.state === 'finished' && now.seed === seed);
  return panel;
};

/** Writes the file with another seed and number of steps, as a program outside the editor would. */
const write = (seed: number, steps: number): Promise<void> =>
  writeFile(
    path.join(folder, file),
    original.replace('seed: 0', `seed: ${seed}`).replace('steps: 5_000', `steps: ${steps}`),
  );

// What runs for the first time is slower: the window is given time to start everything that it starts by itself.
await page.waitForTimeout(15_000);
const entry = await openContextMenu(page, file, 'Train Autoencoder');
const clicked = Date.now();
await entry.click();
await panelWithPicture(page);
const click = Date.now() - clicked;
const clickWay = await wayToPicture(await finished(0), clicked);

/*
 * Jumping to the line has the editor fade its scrollbars, which without a GPU keeps half of a processor busy for a second.
 * So both are measured: the save of somebody who has looked at the line for a moment, and one in the instant of typing.
 */
const saves: Record<'rested' | 'instant', number[]> = { rested: [], instant: [] };
await openFile(page, file);
for (let round = 0; round < 2 * rounds; round++) {
  const seed = 1 + round;
  const kind = round % 2 === 0 ? 'rested' : 'instant';
  // A warm worker is made ready a moment after the last was taken.
  await page.waitForTimeout(4_000);
  const line = original.split('\n')[seedLine - 1].trim().replace('seed: 0', `seed: ${seed}`);
  await replaceLine(page, seedLine, line);
  if (kind === 'rested') await page.waitForTimeout(2_500);
  const panel = await panelWithPicture(page);
  const shown = panel.evaluate<number>(untilSeed(seed));
  const pressed = Date.now();
  await page.keyboard.press('Control+s');
  saves[kind].push((await shown) - pressed);
  await finished(seed);
}

/** Reloads, as VS Code makes them: the whole, up to when the tests see the picture, and what that is made of. */
const reloads: { readonly whole: number; readonly way: WayToPicture }[] = [];
for (let round = 0; round < rounds; round++) {
  await page.waitForTimeout(4_000);
  const start = Date.now();
  await reloadByCommand(page);
  const panel = await panelWithPicture(page);
  reloads.push({ whole: Date.now() - start, way: await wayToPicture(panel, start) });
}

// A run long enough to be seen streaming, with the panel in sight and hidden behind another tab, in turn.
const steps = Number(process.env.BENCH_STEPS ?? 100_000);
const walls: Record<'visible' | 'hidden', number[]> = { visible: [], hidden: [] };
const rates: number[] = [];
// A file that is opened leaves a panel in sight, unless the user says otherwise.
await page.locator('.tab').filter({ hasText: 'Latent Atlas: circle' }).click();
await runCommand(page, 'View: Unlock Editor Group');
const status = page.locator('.statusbar-item').filter({ hasText: /circle: / });
for (let round = 0; round < 2 * rounds; round++) {
  const seed = 100 + round;
  const isVisible = round % 2 === 0;
  if (isVisible) await page.locator('.tab').filter({ hasText: 'Latent Atlas: circle' }).click();
  else {
    await page.locator('.tab').filter({ hasText: 'Latent Atlas: circle' }).click();
    await openFile(page, 'circle-gap.dataset.ts');
  }
  await page.waitForTimeout(4_000);
  await write(seed, steps);
  await status.filter({ hasText: /training, step/ }).waitFor({ timeout: 60_000 });
  const start = performance.now();
  if (isVisible) {
    const panel = await panelWithPicture(page);
    rates.push(await picturesPerSecond(panel));
  }
  await status.waitFor({ state: 'detached', timeout: 600_000 });
  walls[isVisible ? 'visible' : 'hidden'].push(performance.now() - start);
}

/** What the extension says of its own activation in its log. */
async function activationTime(): Promise<string> {
  const logs = path.join(data, 'user/logs');
  const names = await readdir(logs, { recursive: true });
  for (const name of names.filter((one) => one.endsWith('Latent Atlas.log'))) {
    const match = /Activated in ([\d.]+ ms)/.exec(await readFile(path.join(logs, name), 'utf8'));
    if (match !== null) return match[1];
  }
  return 'not logged';
}

const stations = [
  ['page', 'until VS Code opens the panel’s page'],
  ['script', 'until the panel’s script is there'],
  ['picture', 'until it draws the picture'],
] as const satisfies readonly (readonly [keyof WayToPicture, string])[];
const milliseconds = (value: number): string => `${value.toFixed(0)} ms`;
printTable('In VS Code, circle, one latent dimension', [
  ['activation', await activationTime()],
  ['click to first picture, first time', milliseconds(click)],
  ...stations.map(([station, words]) => [`  of that, ${words}`, milliseconds(clickWay[station])]),
  [
    `save to first picture, median of ${rounds}`,
    milliseconds(median(saves.rested)),
    saves.rested.map(milliseconds).join(', '),
  ],
  [
    'the same in the instant of typing',
    milliseconds(median(saves.instant)),
    saves.instant.map(milliseconds).join(', '),
  ],
  [
    `reload to first picture, median of ${rounds}`,
    milliseconds(median(reloads.map(({ whole }) => whole))),
    reloads.map(({ whole }) => milliseconds(whole)).join(', '),
  ],
  ...stations.map(([station, words]) => [
    `  of that, ${words}`,
    milliseconds(median(reloads.map(({ way }) => way[station]))),
    reloads.map(({ way }) => milliseconds(way[station])).join(', '),
  ]),
  ['pictures a second while training', median(rates).toFixed(1)],
  [
    `time of ${steps} steps, panel in sight / hidden`,
    (median(walls.visible) / median(walls.hidden)).toFixed(2),
    `${milliseconds(median(walls.visible))} / ${milliseconds(median(walls.hidden))}`,
  ],
]);
await served.close();
await removeFolder(folder);
await removeFolder(data);
