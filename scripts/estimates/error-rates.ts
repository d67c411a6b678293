// Writes docs/estimates.md: how often the estimates from a sample alone are right, on clouds whose shape is known. It takes
// an hour of one core. It calls itself, `error-rates.ts NAME FROM COUNT FILE`, for a few clouds at a time, and keeps what
// they gave: if it is stopped, a call with --resume goes on where it was. Without that it begins again, as it must after a
// change of the estimates.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { inLanes } from '../../src/session/in-lanes.js';
import { out, root } from '../project.mjs';
import { nulls, shapes, type Cloud } from './clouds.js';
import { dimensionTable } from './dimensions.js';
import { documentOf } from './document.js';
import { outcomesOf, ratesOf, type CloudOutcome, type CloudRates } from './rates.js';

/** Clouds of each kind: false statements are rarer than missed ones. */
const countOf = (cloud: Cloud): number => (nulls.includes(cloud) ? 200 : 100);

/** How many of them a process measures. */
const batch = 25;
const words = process.argv.slice(2);
const folder = path.join(out, 'estimates');

/** Some clouds of one kind. */
interface Part {
  readonly cloud: Cloud;
  readonly from: number;
  readonly file: string;
}

function partsOf(cloud: Cloud): Part[] {
  return Array.from({ length: countOf(cloud) / batch }, (_, part) => {
    const from = part * batch;
    return { cloud, from, file: path.join(folder, `${encodeURIComponent(cloud.name)}-${from}.json`) };
  });
}

async function measureInProcess({ cloud, from, file }: Part): Promise<void> {
  const script = [fileURLToPath(import.meta.url), cloud.name, String(from), String(batch), file];
  await new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, ['--import=tsx', ...script], { cwd: root, stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`expected outcomes of ${cloud.name}, got exit code ${code ?? 'none'}`));
    });
  });
}

async function ratesFrom(kinds: readonly Cloud[]): Promise<CloudRates[]> {
  return Promise.all(
    kinds.map(async (cloud) => {
      const texts = await Promise.all(partsOf(cloud).map(({ file }) => readFile(file, 'utf8')));
      return ratesOf(
        cloud,
        texts.flatMap((text) => JSON.parse(text) as CloudOutcome[]),
      );
    }),
  );
}

async function writeDocument(): Promise<void> {
  if (!words.includes('--resume')) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const missing = [...nulls, ...shapes].flatMap(partsOf).filter(({ file }) => !existsSync(file));
  let left = missing.length;
  await inLanes(missing, availableParallelism(), async (part) => {
    await measureInProcess(part);
    process.stderr.write(`${part.cloud.name}: ${part.from + batch} of ${countOf(part.cloud)}, ${--left} parts left\n`);
  });
  const text = documentOf({
    shapes: await ratesFrom(shapes),
    nulls: await ratesFrom(nulls),
    dimensions: dimensionTable(),
  });
  await writeFile(path.join(root, 'docs', 'estimates.md'), text);
}

/** A process that is stopped leaves no half of a file under its name. */
async function writeWhole(file: string, text: string): Promise<void> {
  await writeFile(`${file}.part`, text);
  await rename(`${file}.part`, file);
}

const [name, from, count, file] = words;
const asked = [...shapes, ...nulls].find((cloud) => cloud.name === name);
if (asked === undefined) await writeDocument();
else await writeWhole(file, JSON.stringify(outcomesOf(asked, Number(from), Number(count))));
