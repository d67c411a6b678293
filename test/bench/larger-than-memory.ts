// Training from a NumPy file that is larger than the memory a run may take, beside the same training from memory:
// `npm run build`, then `node --import=tsx test/bench/larger-than-memory.ts [GB]`, 3 by default. Linux only, as it looks up
// the greatest memory of the training process; the file is in the folder for temporary files, and deleted in the end.
import { spawn } from 'node:child_process';
import { open, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../scripts/project.mjs';
import { removeFolder, temporaryFolder } from '../../scripts/system/folders.mjs';
import { createRandom } from '../../src/random/random.js';
import { printTable } from './table.js';

const gigabytes = Number(process.argv[2] ?? 3);
const columns = 100;
const [batch, steps] = [256, 3000];
/** MiB that a run may take. */
const memoryLimit = 2048;
/** Rows of the training from memory. */
const rowsInMemory = 200_000;
const blockRows = 50_000;
const blocks = Math.ceil((gigabytes * 1e9) / (4 * columns * blockRows));

/** Writes float32 rows of a surface with some noise; each block of rows is moved a little. */
async function writeRows(file: string): Promise<void> {
  const random = createRandom(0, 'train');
  const block = new Float32Array(blockRows * columns);
  for (let row = 0; row < blockRows; row++) {
    const [x, y] = [random.normal(), random.normal()];
    for (let k = 0; k < columns; k++)
      block[row * columns + k] = Math.sin(x * (1 + k / 30)) + Math.cos(y * (1 + k / 50)) + 0.05 * random.normal();
  }
  const text = `{'descr': '<f4', 'fortran_order': False, 'shape': (${blocks * blockRows}, ${columns}), }`;
  const header = text.padEnd(117) + '\n';
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(
      Buffer.concat([Buffer.from([0x93, ...Buffer.from('NUMPY'), 1, 0, header.length, 0]), Buffer.from(header)]),
    );
    for (let index = 0; index < blocks; index++) {
      await handle.writeFile(new Uint8Array(block.buffer));
      for (let k = 0; k < block.length; k += columns) block[k] += 0.01;
    }
  } finally {
    await handle.close();
  }
}

interface Taken {
  /** Rows that training goes through in a second, waiting for the file included. */
  readonly rate: number;
  /** Seconds of the whole command, and those before the first step that it told of. */
  readonly wall: number;
  readonly before: number;
  /** Greatest resident bytes of the process that trains. */
  readonly memory: number;
}

async function train(file: string): Promise<Taken> {
  const cli = path.join(root, 'dist/cli.cjs');
  const args = [cli, 'train', file, '--out', path.join(path.dirname(file), 'run'), '--memory-limit', `${memoryLimit}`];
  const start = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const told: { readonly step: number; readonly time: number }[] = [];
  const errors: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    const step = /^step ([\d,]+)\//.exec(line)?.[1];
    if (step === undefined) errors.push(line);
    else told.push({ step: Number(step.replaceAll(',', '')), time: performance.now() });
  });
  let memory = 0;
  const looking = setInterval(() => {
    void greatestMemory(child.pid ?? 0).then((bytes) => (memory = Math.max(memory, bytes)));
  }, 200);
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(looking);
  const [first, last] = [told.at(0), told.at(-1)];
  if (status !== 0 || first === undefined || last === undefined || last.step === first.step)
    throw new Error(`expected a run, got ${errors.join('\n')}`);
  return {
    rate: (batch * (last.step - first.step)) / ((last.time - first.time) / 1000),
    wall: (performance.now() - start) / 1000,
    before: (first.time - start) / 1000,
    memory,
  };
}

/** Greatest resident bytes so far of the process that another has started to train. */
async function greatestMemory(parent: number): Promise<number> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const sizes = await Promise.all(
    ids.map(async (id) => {
      const read = (name: string): Promise<string> => readFile(`/proc/${id}/${name}`, 'utf8').catch(() => '');
      const status = await read('status');
      const isChild = new RegExp(`^PPid:\\s+${parent}$`, 'm').test(status);
      if (!isChild || !(await read('cmdline')).includes('worker.cjs')) return 0;
      return 1024 * Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0);
    }),
  );
  return Math.max(0, ...sizes);
}

const folder = await temporaryFolder();
try {
  await writeRows(path.join(folder, 'large.npy'));
  const file = path.join(folder, 'large.dataset.ts');
  const takenWith = async (options: string): Promise<Taken> => {
    await writeFile(
      file,
      `import { defineDataset, euclidean, npy } from 'latent-atlas';
export default defineDataset({
  manifold: npy('large.npy', { ${options} }),
  autoencoder: { hidden: [64, 32], latent: euclidean(3) },
  training: { steps: ${steps}, batchSize: ${batch} },
});
`,
    );
    return train(file);
  };
  const all = blocks * blockRows;
  const lines: string[][] = [];
  let inMemory = 0;
  for (const [name, rows, options] of [
    ['from memory', rowsInMemory, `rows: ${rowsInMemory}, stream: false`],
    ['read while training', all, 'stream: true'],
  ] as const) {
    const { rate, wall, before, memory } = await takenWith(options);
    if (inMemory === 0) inMemory = rate;
    lines.push([
      name,
      rows.toLocaleString('en'),
      `${((4 * columns * rows) / 1e9).toFixed(2)} GB`,
      Math.round(rate).toLocaleString('en'),
      (rate / inMemory).toFixed(2),
      `${before.toFixed(0)} s`,
      `${wall.toFixed(0)} s`,
      `${(memory / 2 ** 20).toFixed(0)} MiB`,
    ]);
  }
  printTable(`${columns} columns in single precision, ${steps} steps of ${batch} rows, at most ${memoryLimit} MiB`, [
    ['', 'rows', 'file', 'rows a second', 'of memory’s', 'before training', 'command', 'greatest memory'],
    ...lines,
  ]);
} finally {
  await removeFolder(folder);
}
