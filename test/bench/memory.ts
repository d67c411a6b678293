// Memory and pictures a second over a long run in VS Code: `node --import=tsx test/bench/memory.ts [MINUTES]`, ten by
// default.
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { CDPSession, Frame } from 'playwright-core';
import { root } from '../../scripts/project.mjs';
import { removeFolder, temporaryFolder } from '../../scripts/system/folders.mjs';
import { pickFromContextMenu } from '../ui/workbench/explorer.js';
import { panelWhere, panelWithPicture } from '../ui/workbench/panel.js';
import { serveWorkbench } from '../ui/workbench/served-workbench.js';
import { picturesPerSecond } from './pictures-per-second.js';
import { printTable } from './table.js';

const minutes = Number(process.argv[2] ?? 10);
const file = 'circle.dataset.ts';
/** As many steps as a file may ask for, of mini-batches so large that there is no time for them all. */
const longRun = { steps: 10_000_000, batchSize: 512 };

interface Reading {
  readonly minute: number;
  /** Bytes of the window's page and of all that it shows, the panel among it, after a garbage collection. */
  readonly heap: number;
  readonly nodes: number;
  /** Resident bytes of the extension host, and of the process that trains. */
  readonly host: number;
  readonly worker: number;
  readonly picturesPerSecond: number;
}

/** Resident bytes of the largest process whose command line has these words; 0 if none. */
async function residentBytes(words: string): Promise<number> {
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const sizes = await Promise.all(
    processes.map(async (id) => {
      const read = (name: string): Promise<string> => readFile(`/proc/${id}/${name}`, 'utf8').catch(() => '');
      if (!(await read('cmdline')).includes(words)) return 0;
      return 1024 * Number(/VmRSS:\s+(\d+)/.exec(await read('status'))?.[1] ?? 0);
    }),
  );
  return Math.max(0, ...sizes);
}

async function take(minute: number, panel: Frame, session: CDPSession): Promise<Reading> {
  const rate = await picturesPerSecond(panel);
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string): number => metrics.find((one) => one.name === name)?.value ?? 0;
  const [host, worker] = [await residentBytes('--type=extensionHost'), await residentBytes('worker.cjs')];
  return { minute, heap: metric('JSHeapUsedSize'), nodes: metric('Nodes'), host, worker, picturesPerSecond: rate };
}

const folder = await temporaryFolder();
await cp(path.join(root, 'examples'), folder, { recursive: true });
await rm(path.join(folder, '.vscode'), { recursive: true, force: true });
const text = await readFile(path.join(folder, file), 'utf8');
await writeFile(
  path.join(folder, file),
  text.replace(/steps: [\d_]+/, `steps: ${longRun.steps}`).replace(/batchSize: \d+/, `batchSize: ${longRun.batchSize}`),
);
const served = await serveWorkbench({ folder });
try {
  const { page } = served;
  await page.waitForTimeout(10_000);
  await pickFromContextMenu(page, file, 'Train Autoencoder');
  const panel = await panelWithPicture(page);
  await panelWhere(panel, 'The run trains', ({ state }) => state === 'training');
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const start = Date.now();
  const readings: Reading[] = [];
  while (Date.now() - start < minutes * 60_000) {
    await page.waitForTimeout(Math.max(0, start + (readings.length + 1) * 60_000 - Date.now()));
    readings.push(await take((Date.now() - start) / 60_000, panel, session));
  }
  const size = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MiB`;
  printTable('A long run in VS Code, circle, one latent dimension', [
    ['minute', 'window', 'nodes of the page', 'extension host', 'worker', 'pictures a second'],
    ...readings.map((one) => [
      one.minute.toFixed(1),
      size(one.heap),
      String(one.nodes),
      size(one.host),
      size(one.worker),
      one.picturesPerSecond.toFixed(1),
    ]),
  ]);
} finally {
  await served.close();
  await removeFolder(folder);
}
