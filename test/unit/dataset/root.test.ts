import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { openFile } from 'jsroot/io';
import { TSelector, treeProcess } from 'jsroot/tree';
import { root, type RootOptions } from '../../../src/dataset/index.js';
import { createRandom } from '../../../src/random/random.js';
import { openRootBytes } from '../../../src/worker/file-readers/root/bytes.js';
import { readTable } from '../../support/read-table.js';
import {
  arrays,
  events,
  jagged,
  leafTypes,
  numbers,
  struct,
  texts,
  vectors,
  type LeafType,
} from '../../support/root-file/branches.js';
import { packedSquares, squares } from '../../support/root-file/packed.js';
import { block, rootFile, type Pack, type TreeData } from '../../support/root-file/write.js';

/*
 * But for one of numbers in fewer bits, no ROOT file of ROOT's own is here: these are written by the tests, after ROOT's
 * documents. What judges that they are right is JSROOT, which knows ROOT's format from CERN: it reads them by their
 * StreamerInfo, and in its own way to the same numbers. There is no second judge, such as ROOT itself or uproot.
 */

const entries = 1000;
const sequence = (value: (k: number) => number): number[] => Array.from({ length: entries }, (_, k) => value(k));
const zlib: Pack = (bytes) => block('ZL', 8, deflateSync(bytes, { level: 1 }), bytes.length);

/** A branch of each type, with a value that only this type holds. */
const extremes: Readonly<Record<Exclude<LeafType, 'O'>, number>> = {
  F: -1.5,
  D: 0.1,
  B: -128,
  b: 255,
  S: -32768,
  s: 65535,
  I: -(2 ** 31),
  i: 2 ** 32 - 1,
  L: -(2 ** 53),
  l: 2 ** 53,
};
const types = Object.keys(leafTypes).filter((type): type is keyof typeof extremes => type !== 'O');

const trees: readonly TreeData[] = [
  {
    name: 'Events',
    basketEntries: 300,
    branches: [
      numbers(
        'x',
        'D',
        sequence((k) => k / 7),
      ),
      numbers(
        'n',
        'I',
        sequence((k) => 500 - k),
      ),
      struct('p', [
        ['x', 'F', sequence((k) => k / 4)],
        ['good', 'O', sequence((k) => k % 2)],
        ['id', 'L', sequence((k) => 3 * k)],
      ]),
      events(
        'event',
        sequence((k) => k * k),
        sequence((k) => k % 5),
      ),
      numbers(
        'nan',
        'F',
        sequence((k) => (k === 698 ? Number.NaN : k)),
      ),
      numbers(
        'nJet',
        'I',
        sequence((k) => k % 3),
      ),
      jagged(
        'jet',
        'F',
        'nJet',
        sequence((k) => k).map((k) => Array.from({ length: k % 3 }, (_, j) => k + j)),
      ),
      arrays(
        'v',
        'S',
        2,
        Array.from({ length: 2 * entries }, (_, k) => k),
      ),
      texts(
        'text',
        sequence((k) => k).map((k) => `entry ${k}`),
      ),
      numbers(
        'flag',
        'O',
        sequence((k) => k % 2),
      ),
      vectors(
        'list',
        sequence((k) => k).map((k) => [k, k + 1]),
      ),
    ],
  },
  { name: 'types', directory: 'more', branches: types.map((type) => numbers(type, type, [1, extremes[type]])) },
  {
    name: 'kept',
    directory: 'more',
    basketEntries: 300,
    keepLast: true,
    ntuple: true,
    branches: [
      numbers(
        'x',
        'F',
        sequence((k) => k / 2),
      ),
    ],
  },
  { name: 'empty', branches: [numbers('x', 'D', [])] },
  { name: 'flags', branches: [numbers('flag', 'O', [0, 1])] },
];
const others = [
  { name: 'note', class: 'TNamed' },
  { name: 'tuple', class: 'ROOT::RNTuple' },
];

/** Keeps to itself what the library writes to the console of files that are broken. */
async function silently(task: () => Promise<void>): Promise<void> {
  const { error, warn, log } = console;
  const silent = (): void => undefined;
  Object.assign(console, { error: silent, warn: silent, log: silent });
  try {
    await task();
  } finally {
    Object.assign(console, { error, warn, log });
  }
}

describe('ROOT files', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'root-'));
    await writeFile(path.join(folder, 'trees.root'), rootFile(trees, zlib, others));
    await writeFile(path.join(folder, 'plain.root'), rootFile(trees));
  });
  after(() => rm(folder, { recursive: true }));

  const read = async (file: string, options: RootOptions): Promise<number[]> =>
    Array.from((await readTable(root(file, options), folder)).values);
  const rejects = (file: string, options: RootOptions, message: RegExp): Promise<void> =>
    assert.rejects(
      read(file, options),
      (error) => (error instanceof Error && message.test(error.message)) || assert.fail(String(error)),
    );
  const write = async (name: string, ...file: Parameters<typeof rootFile>): Promise<void> =>
    writeFile(path.join(folder, name), rootFile(...file));

  it('are read by JSROOT in its own way, to the same numbers', async () => {
    for (const name of ['trees.root', 'plain.root']) {
      const bytes = await openRootBytes(path.join(folder, name));
      const tree = await (await openFile(bytes)).readObject('Events');
      assert.ok('fBranches' in tree);
      const selector = new TSelector();
      for (const branch of ['x', 'n', 'p', 'event', 'nJet', 'jet', 'v', 'text', 'list']) selector.addBranch(branch);
      const rows: Readonly<Record<string, unknown>>[] = [];
      selector.Process = () => rows.push(structuredClone(selector.tgtobj));
      selector.Terminate = (isWhole) => assert.ok(isWhole);
      await treeProcess(tree, selector);
      await bytes.close();
      assert.equal(rows.length, entries);
      // An entry of the second basket.
      assert.deepEqual(rows[503], {
        x: 503 / 7,
        n: -3,
        p: { x: 503 / 4, good: true, id: 1509 },
        event: { _typename: 'Event', energy: 503 * 503, hits: 3 },
        nJet: 2,
        jet: Float32Array.of(503, 504),
        v: Int16Array.of(1006, 1007),
        text: 'entry 503',
        list: Float32Array.of(503, 504),
      });
      assert.deepEqual(
        await read(name, { tree: 'Events', columns: ['x', 'n'] }),
        rows.flatMap(({ x, n }) => [x, n]),
      );
    }
  });

  it('give columns by name, from leaves of a branch and members of objects too, over several baskets', async () => {
    const expected = sequence((k) => k).flatMap((k) => [3 * k, k / 7, k % 5, k / 4, k * k]);
    assert.deepEqual(
      await read('trees.root', { tree: 'Events', columns: ['p.id', 'x', 'hits', 'p.x', 'energy'] }),
      expected,
    );
  });

  it('give as many rows as are asked for', async () => {
    assert.deepEqual(await read('trees.root', { tree: 'Events', columns: ['n', 'x'], rows: 2 }), [500, 0, 499, 1 / 7]);
    assert.deepEqual(
      await read('trees.root', { tree: 'Events', columns: ['n'], rows: 301 }),
      sequence((k) => 500 - k).slice(0, 301),
    );
    // The value that is not a number comes later.
    assert.equal((await read('trees.root', { tree: 'Events', columns: ['nan'], rows: 698 })).length, 698);
  });

  for (const [index, type] of types.entries()) {
    it(`hold numbers of type ${type}`, async () => {
      const table = await read('trees.root', { tree: 'more/types', columns: types });
      assert.deepEqual([table[index], table[types.length + index]], [1, extremes[type]]);
    });
  }

  it('have trees in directories, by cycle too, and with the last basket in the tree', async () => {
    const kept = sequence((k) => k / 2);
    for (const tree of ['more/kept', '/more/kept', 'more/kept;1'])
      assert.deepEqual(await read('trees.root', { tree, columns: ['x'] }), kept);
  });

  for (const [method, kind, packed] of packedSquares) {
    it(`may be packed with ${method}`, async () => {
      let blocks = 0;
      const pack: Pack = (bytes) => {
        if (bytes.length !== 8 * squares.length) return bytes;
        blocks++;
        return block(method, kind, packed, bytes.length);
      };
      await write('packed.root', [{ name: 't', branches: [numbers('x', 'D', squares)] }], pack);
      assert.deepEqual(await read('packed.root', { tree: 't', columns: ['x'] }), squares);
      assert.equal(blocks, 1);
    });
  }

  it('may be packed in several blocks', async () => {
    const halves: Pack = (bytes) =>
      Buffer.concat([zlib(bytes.subarray(0, bytes.length / 2)), zlib(bytes.subarray(bytes.length / 2))]);
    await write(
      'halves.root',
      [
        {
          name: 't',
          branches: [
            numbers(
              'x',
              'D',
              sequence((k) => k),
            ),
          ],
        },
      ],
      halves,
    );
    assert.deepEqual(
      await read('halves.root', { tree: 't', columns: ['x'] }),
      sequence((k) => k),
    );
  });

  it('give truth values as 0 and 1', async () => {
    assert.deepEqual(
      await read('trees.root', { tree: 'Events', columns: ['flag', 'p.good'], rows: 3 }),
      [0, 0, 1, 1, 0, 0],
    );
  });

  it('give arrays whole or by place, and lists by place', async () => {
    const options = { tree: 'Events', rows: 3 } as const;
    assert.deepEqual(await read('trees.root', { ...options, columns: ['v'] }), [0, 1, 2, 3, 4, 5]);
    assert.deepEqual(await read('trees.root', { ...options, columns: ['v[1]', 'n'] }), [1, 500, 3, 499, 5, 498]);
    assert.deepEqual(await read('trees.root', { ...options, columns: ['list[1]', 'list[0]'] }), [1, 0, 2, 1, 3, 2]);
    // Entry k has k mod 3 jets, k and k + 1.
    const jets = await readTable(
      root('trees.root', { tree: 'Events', columns: ['jet[0]', 'jet[1]'], rows: 10 }),
      folder,
    );
    assert.deepEqual([...jets.values], [2, 3, 5, 6, 8, 9]);
    assert.equal(jets.leftOut.missing, 7);
    const padded = root('trees.root', {
      tree: 'Events',
      columns: ['first', 'count'],
      rows: 4,
      // oxlint-disable-next-line typescript/no-unsafe-return, typescript/no-unsafe-member-access
      derive: { first: (row) => row.jet[0] ?? -1, count: (row) => row.jet.length },
    });
    assert.deepEqual([...(await readTable(padded, folder)).values], [-1, 0, 1, 1, 2, 2, -1, 0]);
  });

  it('give members of objects by path where a name is not enough', async () => {
    const two = (from: number): readonly [number[], number[]] => [
      [from, from + 1],
      [from + 2, from + 3],
    ];
    await write('two.root', [
      {
        name: 't',
        branches: [
          events('entry', ...two(10)),
          events('exit', ...two(20)),
          numbers('size', 'I', [1, 2]),
          numbers('size', 'I', [3, 4]),
        ],
      },
    ]);
    await rejects(
      'two.root',
      { tree: 't', columns: ['energy'] },
      /"energy" is the name of 2 branches: expected one of entry\/energy, exit\/energy$/,
    );
    assert.deepEqual(await read('two.root', { columns: ['entry/energy', 'exit.energy'] }), [10, 20, 11, 21]);
    // Of two branches of one path the first, as ROOT does.
    assert.deepEqual(await read('two.root', { columns: ['size', 'size#2'] }), [1, 3, 2, 4]);
  });

  for (const [column, type] of [
    ['jet', 'Float_t\\[nJet\\]; name a place in it, such as "jet\\[0\\]"'],
    ['text', 'text'],
    ['list', 'vector<float>; name a place in it, such as "list\\[0\\]"'],
    ['event', 'Event'],
  ]) {
    it(`have branches that are no columns of numbers: ${column}`, () =>
      rejects(
        'trees.root',
        { tree: 'Events', columns: ['x', column] },
        new RegExp(`trees\\.root: branch "${column}": expected numbers, got ${type}$`),
      ));
  }

  it('say what they have instead', async () => {
    await rejects(
      'trees.root',
      { tree: 'Events', columns: ['x', 'y'] },
      /trees\.root: expected a branch named "y", got the branches x, n, p\.x, .*, list$/,
    );
    await rejects(
      'trees.root',
      { columns: ['x'] },
      /expected one tree, got the trees Events, .*; name one, such as tree: "Events"$/,
    );
    await rejects(
      'trees.root',
      { tree: 'events', columns: ['x'] },
      /trees\.root: expected a tree named "events", got the trees Events, empty, flags, more\/types, more\/kept$/,
    );
    await rejects(
      'trees.root',
      { tree: 'more/events', columns: ['x'] },
      /expected a tree named "more\/events", got the trees Events, /,
    );
    await rejects(
      'trees.root',
      { tree: 'Events;2', columns: ['x'] },
      /expected a tree named "Events;2", got one of another cycle/,
    );
    await rejects(
      'trees.root',
      { tree: 'note', columns: ['x'] },
      /"note": expected a tree, got an object of class TNamed/,
    );
    await rejects(
      'trees.root',
      { tree: 'more', columns: ['x'] },
      /"more": expected a tree, got an object of class TDirectoryFile/,
    );
    await rejects('trees.root', { tree: 'tuple', columns: ['x'] }, /"tuple": expected a TTree, got an RNTuple/);
    await assert.rejects(
      readTable(root('rntuple.root'), path.resolve('test/unit/dataset/files')),
      /rntuple\.root: "ntuple": expected a TTree, got an RNTuple, which cannot be read here; write it as a TTree$/,
    );
    await write('none.root', [], zlib, others);
    await rejects('none.root', { tree: 't', columns: ['x'] }, /expected a tree named "t", got no trees/);
  });

  it('may have numbers in fewer bits, as ROOT itself writes them', async () => {
    const table = await readTable(root('packed-numbers.root'), path.resolve('test/unit/dataset/files'));
    // The range of all branches, and what the macro fills them with.
    const [least, most] = [-2.71, 10];
    const filled = [-2, -1.5, -1, -0.5, -0.1, 0, 0.1, 0.5, 1, 2, 3, 4, 5, 6, 7, 8, 9];
    const names = table.coordinates?.map(({ name }) => name) ?? [];
    assert.equal(names.length, 16);
    for (const [k, name] of names.entries()) {
      const bits = Number(/_(\d+)/.exec(name)?.[1]);
      const read = filled.map((_, row) => table.values[row * table.dimension + k]);
      const farthest = Math.max(...read.map((value, row) => Math.abs(value - filled[row])));
      assert.ok(farthest <= (most - least) / 2 ** bits, `${name}: ${farthest} off`);
      assert.ok(bits > 20 || farthest > 0, `${name} has fewer bits than its numbers`);
    }
  });

  it('leave entries out in which a number is missing, and may have no rows', async () => {
    const table = await readTable(root('trees.root', { tree: 'Events', columns: ['x', 'nan'] }), folder);
    assert.deepEqual([table.values.length, table.leftOut], [2 * (entries - 1), { missing: 1, condition: 0 }]);
    assert.deepEqual(table.notes, [`trees.root: 1 of 1,000 rows left out, where a value is missing: "nan" in 1.`]);
    await rejects(
      'trees.root',
      { tree: 'empty', columns: ['x'] },
      /trees\.root: expected at least one row of numbers, got none/,
    );
    await write('lengths.root', [{ name: 't', branches: [numbers('x', 'D', [1, 2]), numbers('y', 'D', [1])] }]);
    await rejects(
      'lengths.root',
      { tree: 't', columns: ['x', 'y'] },
      /column "y": expected 2 rows, as in column "x", got 1/,
    );
  });

  it('say where they are broken', async () => {
    const whole = rootFile(
      [
        {
          name: 't',
          basketEntries: 500,
          branches: [
            numbers(
              'x',
              'D',
              sequence((k) => k),
            ),
          ],
        },
      ],
      zlib,
    );
    for (const length of [10, 50, 200, Math.floor(0.6 * whole.length), whole.length - 1]) {
      await writeFile(path.join(folder, 'short.root'), whole.subarray(0, length));
      const reason =
        length < 24
          ? /it does not start with "root"/
          : new RegExp(`expected ${whole.length} bytes, as its header says, got ${length}$`);
      await rejects(
        'short.root',
        { tree: 't', columns: ['x'] },
        /short\.root: expected a ROOT file, got a file that cannot be read as one: /,
      );
      await rejects('short.root', { tree: 't', columns: ['x'] }, reason);
    }
    const second = whole.indexOf('TBasket', whole.indexOf('TBasket') + 1);
    const broken = Buffer.from(whole);
    broken.fill(0, second + 100, second + 200);
    await writeFile(path.join(folder, 'broken.root'), broken);
    assert.equal((await read('broken.root', { tree: 't', columns: ['x'], rows: 500 })).length, 500);
    await rejects(
      'broken.root',
      { tree: 't', columns: ['x'] },
      /got a file that cannot be read as one: branch "x", from entry 500 on: /,
    );
  });

  it('are refused where their LZMA is more than the library knows', async () => {
    // The header of a chunk of 65,536 bytes in a block of 80,000.
    const lzma = Buffer.alloc(1000);
    lzma.set([0xe0, 0xff, 0xff], 24);
    const pack: Pack = (bytes) => (bytes.length === 80_000 ? block('XZ', 0, lzma, bytes.length) : bytes);
    await write('lzma.root', [{ name: 't', branches: [numbers('x', 'D', new Float64Array(10_000))] }], pack);
    await rejects(
      'lzma.root',
      { tree: 't', columns: ['x'] },
      /branch "x", from entry 0 on: its LZMA has baskets of more than 64 KB/,
    );
  });

  it('are read or refused, whichever of their bytes is changed', async () => {
    const whole = rootFile([
      {
        name: 't',
        basketEntries: 40,
        branches: [numbers('x', 'D', sequence((k) => k).slice(0, 100)), texts('text', ['a'])],
      },
    ]);
    const random = createRandom(0, 'test');
    let refused = 0;
    await silently(async () => {
      for (let trial = 0; trial < 150; trial++) {
        const bytes = Buffer.from(whole);
        bytes[random.integer(0, bytes.length - 1)] = random.integer(0, 255);
        await writeFile(path.join(folder, 'changed.root'), bytes);
        await read('changed.root', { tree: 't', columns: ['x'] }).catch((error: unknown) => {
          assert.ok(error instanceof Error);
          assert.match(error.message, /^manifold: cannot read .*changed\.root: .*expected /);
          refused++;
        });
      }
    });
    assert.ok(refused > 10, `${refused} refused`);
  });
});
