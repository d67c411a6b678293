import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { typeCheck } from '../../../src/cli/type-check.js';
import type { Fault } from '../../../src/protocol/fault.js';
import { builtDeclarations } from '../../support/distribution.js';

const imports =
  'import { arc, arrow, circle, cliffordTorus, csv, defineDataset, ellipsoid, embed, euclidean, hdf5, image, invariantMass, json, klein, kleinBottle, ' +
  'logUniform, range, uniform, uniformInteger, ' +
  'lissajous, mobius, mobiusStrip, nestedSpheres, noise, npy, npz, parametric, parquet, phaseSpace, points, product, profile, projective, ' +
  'projectivePlane, resonance, restrict, reweight, root, ' +
  "sampled, scale, sphere, spherical, torus, union, warp, type TrainingOptions } from 'latent-atlas';";

/**
 * What dataset files may say. In those that are wrong, ⟪ and ⟫ stand around what the error is to point at; the text after
 * them is a part of its message.
 */
const right: readonly string[] = [
  'export default defineDataset({ manifold: circle() });',
  `export default defineDataset({
    name: 'Everything',
    manifold: torus({ majorRadius: 3, minorRadius: 1 }),
    samples: { train: 100, test: 10 },
    signal: { inside: sampled({ ambientDimension: 3, sample: (random) => [0, 0, random.normal()] }), sphere: sphere() },
    observables: { height: ([, , z]) => z, radius: { unit: 'm', of: (x) => Math.hypot(...x) } },
    autoencoder: { hidden: [8, 8], latent: euclidean(2), activation: 'gelu', initialization: 'heNormal', standardize: true },
    training: {
      optimizer: { kind: 'adamw', learningRate: 1e-3, weightDecay: 0.1 },
      schedule: { kind: 'step', every: 10 },
      batchSize: 8, steps: 10, seed: 3,
      validation: { fraction: 0.2, every: 5 }, earlyStopping: { patience: 3, minimumImprovement: 1e-4 }, keepBest: true,
    },
  });`,
  'defineDataset({ manifold: circle(), signal: circle({ radius: 2 }), training: { epochs: 3 } });',
  `defineDataset({ manifold: circle(), sweep: {
    latent: [euclidean(1), spherical(1)], hidden: [[32, 32], [64]], seed: range(0, 5), 'training.batchSize': [32],
    activation: ['tanh', 'gelu'], 'optimizer.learningRate': [1e-3],
  } });`,
  "defineDataset({ manifold: circle(), sweep: [{ seed: 1 }, { seed: 2, latent: euclidean(2), 'samples.train': 10 }] });",
  "defineDataset({ manifold: circle(), sweep: { random: { seed: [1, 2], 'optimizer.learningRate': logUniform(1e-4, 1) }, points: 5 } });",
  'defineDataset({ manifold: circle(), sweep: { sobol: { batchSize: uniformInteger(8, 64) }, points: 8, seed: 2 } });',
  `export default defineDataset(({ gap, deep }) => ({
    manifold: arc({ gap }), autoencoder: { hidden: deep ? [8, 8] : [8] },
    observables: { x: ([x]) => x }, sweep: { gap: [0.1, 0.5], deep: [true, false], seed: [0, 1] },
  }), { gap: 0.5, deep: false });`,
  'defineDataset(({ gap }) => ({ manifold: arc({ gap }), sweep: { random: { gap: uniform(0.1, 1) }, points: 3 } }), { gap: 0.5 });',
  'defineDataset({ manifold: sphere({ dimension: 3 }), observables: { last: ([, , , w]) => w } });',
  "defineDataset({ manifold: csv('a.csv', { columns: ['a', 'b'], units: ['m', ''] }), observables: { a: ([a, b]) => a - b } });",
  "defineDataset({ manifold: npy('a.npy'), signal: { circle: circle() }, observables: { first: ([x]) => x } });",
  'defineDataset({ manifold: torus(), autoencoder: { latent: torus(2) } });',
  'defineDataset({ manifold: projectivePlane(), autoencoder: { latent: projective(2) } });',
  'defineDataset({ manifold: mobiusStrip(), autoencoder: { latent: product(mobius(), projective(1)) } });',
  'defineDataset({ manifold: kleinBottle(), autoencoder: { latent: klein() } });',
  'defineDataset({ manifold: circle(), autoencoder: { variational: { beta: 0.01 } }, training: { topological: { weight: 1 } } });',
  `defineDataset({ manifold: circle(), training: {
    optimizer: { kind: 'adam', weightDecay: 1e-4 }, gradientClipping: { norm: 1 }, denoising: { standardDeviation: 0.1 },
  } });`,
  'defineDataset({ manifold: sphere(), autoencoder: { latent: product(spherical(1), euclidean(2)) } });',
  'defineDataset({ manifold: product(circle(), circle()), autoencoder: { latent: spherical(3) } });',
  'parametric({ ambientDimension: 3, domain: [[0, 1], [0, 1]], periodic: [true, false], map: ([u, v]) => [u, v, u * v] });',
  'parametric({ ambientDimension: 2, domain: [[0, 1], [0, 1], [0, 1]], map: ([u]) => [u, u] });',
  'sampled({ ambientDimension: 2, sample: (random) => { const x = random.normal(); return x > 0 ? [x, 0] : [0, x]; } });',
  'sampled({ ambientDimension: 2, sample(random) { return [random.normal(), random.integer(1, 6)] as const; } });',
  'const D: number = 5; sampled({ ambientDimension: D, sample: (random) => Array.from({ length: D }, () => random.normal()) });',
  'sampled({ ambientDimension: 20, sample: (random) => Array.from({ length: 20 }, () => random.normal()) });',
  'const plane = [1, 2].map((x): [number, number] => [x, -x]); defineDataset({ manifold: points(plane), observables: { x: ([x]) => x } });',
  'for (const dimension of [1, 2, 3]) defineDataset({ manifold: sphere({ dimension }), autoencoder: { latent: euclidean(dimension) } });',
  'const training: TrainingOptions = { steps: 10 }; defineDataset({ manifold: circle(), training: { ...training, seed: 1 } });',
  // D follows from the options
  'defineDataset({ manifold: cliffordTorus(), observables: { last: ([, , , w]) => w } });',
  'defineDataset({ manifold: ellipsoid({ semiAxes: [3, 2, 1] }), signal: sphere() });',
  'defineDataset({ manifold: lissajous({ frequencies: [3, 2, 7], phases: [0, 1, 2] }), signal: torus() });',
  'defineDataset({ manifold: nestedSpheres(), observables: { r: (x) => Math.hypot(...x) } });',
  'defineDataset({ manifold: nestedSpheres({ dimension: 2 }), signal: sphere() });',
  'defineDataset({ manifold: product(circle(), sphere()), observables: { last: ([, , , , e]) => e } });',
  'defineDataset({ manifold: embed(circle(), { dimension: 4 }), signal: kleinBottle() });',
  'defineDataset({ manifold: warp(circle(), ([x, y]) => [x, y, x * y], { injective: true }), signal: sphere() });',
  'defineDataset({ manifold: restrict(sphere(), ([, , z]) => z > 0), signal: scale(noise(sphere(), { standardDeviation: 0.1 }), 2) });',
  'defineDataset({ manifold: reweight(circle(), ([x]) => 2 + x), signal: union([arc(), circle()], { weights: [1, 2] }) });',
  `defineDataset({
    manifold: phaseSpace({ particles: 3, masses: [0, 0, 0.1] }),
    signal: resonance({ particles: 3, pair: [1, 2], mass: 0.4, width: 0.01 }),
    observables: { m12: { unit: 'GeV', of: invariantMass(1, 2) }, last: ([, , , , , , , , pz]) => pz },
  });`,
  'for (const particles of [2, 3, 4]) defineDataset({ manifold: phaseSpace({ particles }), observables: { m: invariantMass(1, 2) } });',
  "defineDataset({ manifold: npz('a.npz', { columns: ['x', 'y'] }), signal: circle() });",
  "defineDataset({ manifold: hdf5('a.h5', { dataset: 'points', rows: 10 }), signal: hdf5('a.h5', { dataset: 'r', columns: ['x', 'y'] }) });",
  "defineDataset({ manifold: root('a.root', { tree: 'Events', columns: ['px', 'py'], rows: 10 }), signal: circle() });",
  "defineDataset({ manifold: parquet('a.parquet', { columns: ['x', 'y'], units: ['m', 'm'] }), observables: { y: ([, y]) => y } });",
  // Files
  "defineDataset({ manifold: csv('a.csv'), signal: csv('b.csv', { columns: ['x', 'y', 'z'] }), observables: { r: (x) => Math.hypot(...x) } });",
  "csv('a.csv', { columns: ['x', 'y'], where: (row) => row.kind === 'signal' && row.pt > 20, derive: { logPt: (row) => Math.log(row.pt), isHard: (row) => row.pt > 50 } });",
  "const D: number | null = csv('a.csv', { columns: [/^px/, 'pt'] }).ambientDimension; defineDataset({ manifold: csv('a.csv', { columns: ['px*', { from: 3, to: 'z' }] }), observables: { last: (x) => x[x.length - 1] } });",
  "defineDataset({ manifold: npy('a.npy', { columns: [6, 7, 8] }), observables: { pt: ([x, y, z]) => Math.hypot(x, y, z) } });",
  "csv(['a.csv', 'b/*.csv'], { labels: ['kind', 3], weight: 'w', missing: [-999, '?'], units: { pt: 'GeV' }, test: { column: 'split', value: 'test' }, decimal: ',', separator: ';' });",
  "root('a.root', { columns: ['jet_pt[0]', 'jet_pt[1]'], labels: { run: 'categories' }, test: 'b.root' }); json('a.ndjson', { test: 0.5 }); arrow('a.feather');",
  "points([[1, 2], [3, 4]], { labels: { kind: ['a', 'b'], run: [1, 2] }, weights: [1, 2] });",
  "const tracks = csv('a.csv', { columns: ['x', 'y'] }); defineDataset({ manifold: restrict(tracks, ([x, y]) => x > y), signal: warp(tracks, ([x, y]) => [y, x]) });",
  // Views
  "defineDataset({ manifold: npy('a.npy'), view: image({ height: 28, width: 28 }) }); image({ height: 8, width: 8, channels: 3 });",
  "defineDataset({ manifold: npy('a.npy'), view: profile({ length: 128, x: [0, 6.4], label: 't (ns)' }) }); profile({ length: 2 });",
];

const wrong: readonly (readonly [source: string, message: string])[] = [
  // Fields
  ['defineDataset({ manifold: circle(), ⟪autoencodr⟫: {} });', "Did you mean to write 'autoencoder'?"],
  ['defineDataset({ manifold: circle({ ⟪raduis⟫: 1 }) });', "Did you mean to write 'radius'?"],
  ['defineDataset({ manifold: circle(), sweep: { ⟪laten⟫: [euclidean(1)] } });', "'laten' does not exist"],
  ["defineDataset({ manifold: circle(), ⟪sweep⟫: { seed: ['one'] } });", 'is not assignable to type'],
  ['defineDataset({ manifold: circle(), sweep: { ⟪gap⟫: [0.1] } });', "'gap' does not exist"],
  [
    "defineDataset(({ gap }) => ({ manifold: arc({ gap }), sweep: { gap: [⟪'a'⟫] } }), { gap: 0.5 });",
    "Type 'string' is not assignable to type 'number'",
  ],
  [
    "defineDataset(({ gap }) => ({ manifold: arc({ ⟪gap⟫ }) }), { gap: 'wide' });",
    "Type 'string' is not assignable to type 'number'",
  ],
  ['defineDataset({ manifold: circle(), training: { ⟪batchSze⟫: 3 } });', "Did you mean to write 'batchSize'?"],
  ['defineDataset(⟪{}⟫);', "Property 'manifold' is missing"],
  ["defineDataset({ ⟪manifold⟫: 'circle' });", "Type 'string' is not assignable to type 'Manifold<number>'"],
  [
    'defineDataset({ manifold: circle(), training: { validation: { fraction: 0.1, ⟪count⟫: 5 } } });',
    'is not assignable',
  ],
  // Words
  ["defineDataset({ manifold: circle(), autoencoder: { ⟪activation⟫: 'tanhh' } });", `Did you mean '"tanh"'?`],
  ["defineDataset({ manifold: circle(), training: { optimizer: { ⟪kind⟫: 'adm' } } });", `Did you mean '"adam"'?`],
  [
    "defineDataset({ manifold: circle(), training: { optimizer: { kind: 'sgd', ⟪beta1⟫: 0.9 } } });",
    "'beta1' does not exist in type",
  ],
  ["defineDataset({ manifold: circle(), training: { ⟪schedule⟫: { kind: 'step' } } });", "Property 'every' is missing"],
  [
    'defineDataset({ manifold: circle(), training: { steps: 10, ⟪epochs⟫: 2 } });',
    "not assignable to type 'undefined'",
  ],
  [
    'defineDataset({ manifold: circle(), autoencoder: { ⟪latent⟫: 2 } });',
    "Type 'number' is not assignable to type 'Latent | undefined'",
  ],
  [
    'defineDataset({ manifold: circle(), autoencoder: { ⟪latent⟫: kleinBottle() } });',
    "is not assignable to type 'Latent | undefined'",
  ],
  // Dimensions
  ['sampled({ ambientDimension: 3, ⟪sample⟫: () => [1, 2] });', 'each point must have 3 numbers, not 2'],
  [
    'sampled({ ambientDimension: 3, ⟪sample⟫(random) { return [random.normal(), random.normal()]; } });',
    'each point must have 3 numbers, not 2',
  ],
  [
    'sampled({ ambientDimension: 2, ⟪sample⟫: (random) => (random.uniform() > 0.5 ? [1, 2] : [1, 2, 3]) });',
    'each point must have 2 numbers, not 3',
  ],
  ['sampled({ ambientDimension: 2, sample: () => ⟪({ x: 1 })⟫ });', "Type '{ readonly x: 1; }' is missing"],
  ["sampled({ ambientDimension: 2, sample: () => [1, ⟪'2'⟫] });", "Type 'string' is not assignable to type 'number'"],
  [
    "sampled({ ambientDimension: 2, ⟪coordinates⟫: [{ name: 'x', unit: '' }], sample: () => [1, 2] });",
    'Source has 1 element(s) but target requires 2',
  ],
  [
    'parametric({ ambientDimension: 3, domain: [[0, 1], [0, 1]], ⟪map⟫: ([u, v]) => [u, v] });',
    'each point must have 3 numbers, not 2',
  ],
  ['parametric({ ambientDimension: 2, domain: [[0, 1]], map: ([u, ⟪v⟫]) => [u, u] });', "has no element at index '1'"],
  [
    'parametric({ ambientDimension: 2, domain: [[0, 1], [0, 1]], ⟪periodic⟫: [true], map: ([u, v]) => [u, v] });',
    'Source has 1 element(s) but target requires 2',
  ],
  ['parametric({ ambientDimension: 2, domain: [⟪[0, 1, 2]⟫], map: ([u]) => [u, u] });', 'target allows only 2'],
  [
    "csv('a.csv', { columns: ['a', 'b'], ⟪units⟫: ['m'] });",
    "not assignable to type 'Readonly<Record<string, string>> | readonly [string, string]",
  ],
  ['defineDataset({ manifold: circle(), ⟪signal⟫: sphere() });', "Type '3' is not assignable to type '2'"],
  [
    'defineDataset({ manifold: circle(), signal: { near: circle(), ⟪far⟫: sphere() } });',
    "Type '3' is not assignable to type '2'",
  ],
  [
    "defineDataset({ manifold: csv('a.csv', { columns: ['a'] }), ⟪signal⟫: circle() });",
    "Type '2' is not assignable to type '1'",
  ],
  ['defineDataset({ manifold: circle(), observables: { z: ([x, , ⟪z⟫]) => x } });', "has no element at index '2'"],
  [
    "defineDataset({ manifold: circle(), observables: { ⟪r⟫: () => 'far' } });",
    "Type 'string' is not assignable to type 'number'",
  ],
  [
    'defineDataset({ manifold: phaseSpace({ particles: 3 }), observables: { a: ([, , , , , , , , , ⟪a⟫]) => Number(a) } });',
    "has no element at index '9'",
  ],
  ['phaseSpace({ particles: 3, ⟪masses⟫: [0, 0] });', 'Source has 2 element(s) but target requires 3'],
  [
    'defineDataset({ manifold: product(circle(), circle()), ⟪signal⟫: sphere() });',
    "Type '3' is not assignable to type '4'",
  ],
  ['restrict(circle(), ([x, , ⟪z⟫]) => x > 0);', "has no element at index '2'"],
  ["csv('a.csv', { ⟪weights⟫: 'w' });", "Did you mean to write 'weight'?"],
  ["csv('a.csv', { ⟪labels⟫: { kind: 'category' } });", 'is not assignable'],
  [
    "csv('a.csv', { ⟪where⟫: 'pt > 20' });",
    "Type 'string' is not assignable to type '(row: Readonly<Record<string, any>>) => boolean'",
  ],
  ["csv('a.csv', { derive: { pair: (row) => ⟪[row.x, row.y]⟫ } });", "is not assignable to type 'DerivedValue'"],
  [
    "parquet('a.parquet', { columns: ['a', 'b'], ⟪units⟫: ['m'] });",
    "not assignable to type 'Readonly<Record<string, string>> | readonly [string, string]",
  ],
  [
    'defineDataset({ manifold: circle(), signal: { a: circle(), ⟪b⟫: embed(circle(), { dimension: 3 }) } });',
    "Type '3' is not assignable to type '2'",
  ],
  // Views
  ['image(⟪{ height: 28 }⟫);', "Property 'width' is missing"],
  ['image({ height: 28, width: 28, ⟪channels⟫: 2 });', "Type '2' is not assignable to type"],
  ['profile({ length: 5, ⟪x⟫: [0] });', 'Source has 1 element(s) but target requires 2'],
  ["profile({ length: 5, ⟪labels⟫: 't' });", "'label'"],
  [
    "defineDataset({ manifold: circle(), ⟪view⟫: 'image' });",
    "Type 'string' is not assignable to type 'RowView | undefined'",
  ],
  // Ranges
  ['phaseSpace({ ⟪particles⟫: 2.5 });', 'expected a positive integer, not 2.5'],
  ['euclidean(⟪0⟫);', 'expected a positive integer, not 0'],
  ['euclidean(⟪1.5⟫);', 'expected a positive integer, not 1.5'],
  ['sphere({ ⟪dimension⟫: -2 });', 'expected a positive integer, not -2'],
  ['sampled({ ⟪ambientDimension⟫: 0, sample: () => [] });', 'expected a positive integer, not 0'],
];

describe('types of the dataset API', () => {
  let folder: string;
  let faults: readonly Fault[];
  const file = (kind: 'right' | 'wrong', index: number): string => path.join(folder, `${kind}-${index}.dataset.ts`);
  const faultsOf = (name: string): readonly Fault[] => faults.filter(({ location }) => location?.file === name);

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'types-'));
    const files = [
      ...right.map((source, index) => ({ name: file('right', index), source })),
      ...wrong.map(([source], index) => ({ name: file('wrong', index), source: source.replaceAll(/[⟪⟫]/g, '') })),
    ];
    for (const { name, source } of files) await writeFile(name, `${imports}\n${source}\n`);
    faults = await typeCheck(
      files.map(({ name }) => name),
      await builtDeclarations(),
    );
  });

  after(() => rm(folder, { recursive: true }));

  for (const [index, source] of right.entries()) {
    it(`accept ${source.slice(0, 100).replaceAll(/\s+/g, ' ')}`, () => {
      assert.deepEqual(faultsOf(file('right', index)), []);
    });
  }

  for (const [index, [source, message]] of wrong.entries()) {
    it(`refuse ${source}`, () => {
      const [first, ...others] = faultsOf(file('wrong', index));
      assert.ok(first.message.includes(message), first.message);
      assert.deepEqual(first.location, { file: file('wrong', index), line: 2, column: source.indexOf('⟪') + 1 });
      // A further error may follow from the first, never stand before it.
      assert.ok(others.every(({ location }) => (location?.column ?? 0) > source.indexOf('⟪')));
    });
  }
});
