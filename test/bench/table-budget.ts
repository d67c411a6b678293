// What the whole command takes beside the training, of two wide tables from files: `npm run build`, then
// `node --import=tsx test/bench/table-budget.ts`. Processor time of the command and all its processes, and wall time, each
// beside the time of the training steps alone in the same run; on a machine with other work the ratio of processor times
// says more. The budget is 2 × training + 3 s.
import { spawn } from 'node:child_process';
import { readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { dump } from 'npyjs';
import { root } from '../../scripts/project.mjs';
import { removeFolder, temporaryFolder } from '../../scripts/system/folders.mjs';
import { createRandom } from '../../src/random/random.js';
import { printTable } from './table.js';

const tables = [
  { name: '4,000 images of 32 × 32', rows: 4000, columns: 1024 },
  { name: '2,000 × 5,000', rows: 2000, columns: 5000 },
] as const;
const steps = 1000;

/** Blobs that move and change their width, one a row, in as many pixels as there are columns. */
function blobs(rows: number, columns: number): Float32Array {
  const random = createRandom(0, 'train');
  const width = Math.floor(Math.sqrt(columns));
  const values = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const [x, y, size] = [random.uniform(), random.uniform(), 0.05 + 0.1 * random.uniform()];
    for (let k = 0; k < columns; k++) {
      const [dx, dy] = [(k % width) / width - x, Math.floor(k / width) / width - y];
      values[row * columns + k] = Math.exp(-(dx * dx + dy * dy) / (2 * size * size)) + 0.01 * random.normal();
    }
  }
  return values;
}

interface Taken {
  readonly wall: number;
  /** Of the command and all processes that it started and waited for, in seconds. */
  readonly processor: number;
  readonly training: number;
  readonly bytes: number;
}

/** Trains a dataset file by the command line. Linux tells the processor time of processes that have ended. */
async function train(file: string, out: string): Promise<Taken> {
  const [cli, timing] = [path.join(root, 'dist/cli.cjs'), '%U %S %e'];
  const args = [
    '-f',
    timing,
    process.execPath,
    cli,
    'train',
    file,
    '--out',
    out,
    '--json',
    '--quiet',
    '--threads',
    '1',
  ];
  const child = spawn('/usr/bin/time', args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const [output, errors]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (bytes: Buffer) => output.push(bytes));
  child.stderr.on('data', (bytes: Buffer) => errors.push(bytes));
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const told = Buffer.concat(errors).toString().trim();
  if (status !== 0) throw new Error(`expected a run, got ${told}`);
  const [user, system, wall] = (told.split('\n').at(-1) ?? '').split(' ').map(Number);
  const { seconds } = JSON.parse(Buffer.concat(output).toString()) as { readonly seconds: number };
  return { wall, processor: user + system, training: seconds, bytes: await sizeOf(out) };
}

async function sizeOf(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = files.filter((file) => file.isFile()).map((file) => stat(path.join(file.parentPath, file.name)));
  return (await Promise.all(sizes)).reduce((sum, { size }) => sum + size, 0);
}

const folder = await temporaryFolder();
try {
  const lines: string[][] = [];
  for (const { name, rows, columns } of tables) {
    await writeFile(path.join(folder, 'table.npy'), new Uint8Array(dump(blobs(rows, columns), [rows, columns])));
    const file = path.join(folder, 'table.dataset.ts');
    await writeFile(
      file,
      `import { defineDataset, euclidean, npy } from 'latent-atlas';
export default defineDataset({
  manifold: npy('table.npy'),
  autoencoder: { latent: euclidean(2) },
  training: { steps: ${steps} },
});
`,
    );
    const { wall, processor, training, bytes } = await train(file, path.join(folder, `${columns}`));
    const budget = 2 * training + 3;
    lines.push([
      name,
      ...[training, wall, processor, budget].map((seconds) => `${seconds.toFixed(1)} s`),
      (wall / budget).toFixed(2),
      `${(bytes / 1e6).toFixed(0)} MB`,
    ]);
  }
  printTable(`Tables, ${steps} steps on one thread`, [
    ['', 'training', 'command', 'processor', 'budget', 'command over budget', 'run directory'],
    ...lines,
  ]);
} finally {
  await removeFolder(folder);
}
