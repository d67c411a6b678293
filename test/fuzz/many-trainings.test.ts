// Hundreds of trainings, one save after another, in one window of a served VS Code: memory by process, open files and workers
// are told on the way, and the extension host needs no more at the end than after the first of them.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { root } from '../../scripts/project.mjs';
import { installServer } from '../../scripts/vscode-server/install.mjs';
import { eventually } from '../support/eventually.js';
import { pickFromContextMenu } from '../ui/workbench/explorer.js';
import { panelWhere, panelWithPicture } from '../ui/workbench/panel.js';
import { ring, ringFile, ringTraining, writeRing } from '../ui/workbench/ring.js';
import { openWindow } from '../ui/workbench/test-window.js';
import { allProcesses, extensionHostOf, workersOf } from './served-processes.js';
import { caseCount } from './size.js';

const trainings = caseCount('FUZZ_TRAININGS', 10, 300);

/** Trainings between two measurements. */
const interval = Math.max(1, Math.floor(trainings / 30));

/** MiB that the extension host may take more in the last third than in the third before, each time without garbage. */
const growth = 15;

interface Measurement {
  readonly trainings: number;
  /** MiB, once the garbage is collected. */
  readonly host: number;
  /** MiB. */
  readonly workers: number;
  readonly pages: number;
  /** Open files of the extension host. */
  readonly files: number;
  /** Number of worker processes. */
  readonly count: number;
}

describe('Many trainings in one window', () => {
  let folder: string;
  let data: string;
  let page: Page;
  openWindow(writeRing, (window) => ({ folder, data, page } = window));

  let node: string;
  before(async () => {
    ({ node } = await installServer());
  });

  const measured: Measurement[] = [];

  async function measure(number: number): Promise<void> {
    // A process is made ready for the next training a moment after each.
    const { id } = await eventually('there is a worker', () => extensionHostOf(data));
    await promisify(execFile)(node, [path.join(root, 'test/fuzz/collect-garbage.mjs'), String(id)]);
    const host = await eventually('there is a worker', () => extensionHostOf(data));
    const sum = (processes: readonly { readonly memory: number }[]): number =>
      Math.round(processes.reduce((total, { memory }) => total + memory, 0));
    const workers = workersOf(data);
    measured.push({
      trainings: number,
      host: sum([host]),
      workers: sum(workers),
      pages: sum(allProcesses().filter(({ words, parent }) => words.includes('--type=renderer') && isOurs(parent))),
      files: readdirSync(`/proc/${host.id}/fd`).length,
      count: workers.length,
    });
    console.log(`    ${JSON.stringify(measured.at(-1))}`);
  }

  it(`need no more memory at the end than after the first (${trainings} trainings)`, async () => {
    await pickFromContextMenu(page, ringFile, 'Train Autoencoder');
    const panel = await panelWithPicture(page);
    for (let seed = 1; seed <= trainings; seed++) {
      await writeFile(path.join(folder, ringFile), ring.replace(ringTraining(200, 0), ringTraining(200, seed)));
      await panelWhere(panel, `training ${seed}`, (now) => now.state === 'finished' && now.seed === seed);
      if (seed % interval === 0) await measure(seed);
    }
    const third = Math.floor(measured.length / 3);
    const [middle, last] = [measured.slice(third, 2 * third), measured.slice(-third)];
    const median = (of: readonly Measurement[], what: keyof Measurement): number =>
      of.map((one) => one[what]).sort((a, b) => a - b)[of.length >> 1];
    const difference = (what: keyof Measurement): number => median(last, what) - median(middle, what);
    assert.ok(difference('host') <= growth, `the extension host takes ${difference('host')} MiB more`);
    assert.ok(difference('files') <= 2, `the extension host has ${difference('files')} more open files`);
    assert.ok(
      measured.every(({ count }) => count <= 2),
      'there are more than two workers',
    );
  });
});

/** Whether a process is one of this test's browser: below this process. */
function isOurs(id: number): boolean {
  const parents = new Map(allProcesses().map((one) => [one.id, one.parent]));
  for (let at: number | undefined = id; at !== undefined && at > 1; at = parents.get(at))
    if (at === process.pid) return true;
  return false;
}
