// Writes docs/estimates.md: how often the estimates from a sample alone are right, on clouds whose shape is known. With
// --reuse the rates that are still there from an earlier call are taken as they are. It calls itself, `error-rates.ts NAME
// COUNT FILE`, for each kind of cloud.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { inLanes } from '../../src/session/in-lanes.js';
import { out, root } from '../project.mjs';
import { nulls, shapes, type Cloud } from './clouds.js';
import { dimensionTable } from './dimensions.js';
import { documentOf } from './document.js';
import { ratesOf, type CloudRates } from './rates.js';

/** Clouds of each kind. */
const clouds = 100;
const words = process.argv.slice(2);
const folder = path.join(out, 'estimates');
const fileOf = ({ name }: Cloud): string => path.join(folder, `${encodeURIComponent(name)}.json`);

async function measureInProcess(cloud: Cloud, count: number): Promise<void> {
  const script = [fileURLToPath(import.meta.url), cloud.name, String(count), fileOf(cloud)];
  await new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, ['--import=tsx', ...script], { cwd: root, stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`expected rates of ${cloud.name}, got exit code ${code ?? 'none'}`));
    });
  });
}

async function ratesFrom(kinds: readonly Cloud[]): Promise<CloudRates[]> {
  return Promise.all(kinds.map(async (cloud) => JSON.parse(await readFile(fileOf(cloud), 'utf8')) as CloudRates));
}

async function writeDocument(): Promise<void> {
  await mkdir(folder, { recursive: true });
  await inLanes([...nulls, ...shapes], availableParallelism(), async (cloud) => {
    if (words.includes('--reuse') && existsSync(fileOf(cloud))) return;
    await measureInProcess(cloud, clouds);
    process.stderr.write(`${cloud.name}\n`);
  });
  const text = documentOf({
    shapes: await ratesFrom(shapes),
    nulls: await ratesFrom(nulls),
    dimensions: dimensionTable(),
  });
  await writeFile(path.join(root, 'docs', 'estimates.md'), text);
}

const [name, count, file] = words;
const asked = [...shapes, ...nulls].find((cloud) => cloud.name === name);
if (asked === undefined) await writeDocument();
else await writeFile(file, JSON.stringify(ratesOf(asked, Number(count))));
