// Dataset files made from a seed: right ones, and ones with one mistake whose place is known.
import type { Random } from '../../src/random/random.js';

/** What a field may hold, as it stands in a file. */
interface FieldValues {
  readonly right: readonly string[];
  readonly wrong: readonly string[];
}

/** What is of another type wherever a number, a text or an object is expected. */
const alien = ['null', 'Symbol("x")', '() => 1', 'new Date(0)', '10n'];
const noNumber = [...alien, '"many"', 'true', '{}', '[]', 'NaN', 'Infinity', '-Infinity'];
const noPositive = [...noNumber, '0', '-1'];
const noCount = [...noPositive, '1.5', '1e300'];
const noObject = [...alien.filter((value) => value !== 'new Date(0)'), '5', '"x"', 'true'];
const noFlag = [...alien, '1', '"yes"', '{}', '[]'];
const noChoice = [...alien, '5', '"relux"', '{}', 'true'];

const manifolds: readonly string[] = [
  'circle()',
  'circle({ radius: 2 })',
  'torus()',
  'sphere({ radius: 0.5 })',
  'noise(circle(), { standardDeviation: 0.1 })',
  'union([circle(), circle({ radius: 3 })])',
  'product(circle(), circle())',
  'restrict(sphere(), ([, , z]) => z > -0.5)',
  'scale(sphere(), 3)',
  'sampled({ ambientDimension: 3, sample: (random) => [random.normal(), random.uniform(), random.integer(0, 3)] })',
  'parametric({ ambientDimension: 2, domain: [[0, 1]], map: ([t]) => [t, t * t] })',
  'points(Array.from({ length: 400 }, (_, k) => [Math.cos(k), Math.sin(k), k / 400]))',
  'doubleCone()',
  'swissRoll()',
  'kleinBottle()',
];

const wrongManifolds: readonly string[] = [
  ...noObject,
  '{}',
  '[]',
  'circle',
  'circle({ radius: -1 })',
  'circle({ radius: "1" })',
  'sphere({ radios: 1 })',
  'torus({ majorRadius: 1, minorRadius: 2 })',
  'noise(circle(), { standardDeviation: NaN })',
  'union([circle(), sphere()])',
  'union(circle(), circle())',
  'points([])',
  'points([[1, 2], [1]])',
  'points([[1, NaN]])',
  'sampled({ ambientDimension: 2, sample: () => [1] })',
  'sampled({ ambientDimension: 2, sample: () => [NaN, 0] })',
  'sampled({ ambientDimension: 2, sample: () => null })',
  'sampled({ ambientDimension: 0, sample: () => [] })',
  'sampled({ ambientDimension: 2, sample: () => { throw new Error("no"); } })',
  'parametric({ ambientDimension: 2, domain: [[1, 0]], map: ([t]) => [t, t] })',
  'parametric({ ambientDimension: 2, domain: [[0, 1]], map: ([t]) => [t] })',
  'csv("none.csv")',
];

/** Every field of a definition, by path. The order is that of the file. */
const fields: Readonly<Record<string, FieldValues>> = {
  name: { right: ['"A name"', '"ℝ² ∖ {0}"', '"</script>"'], wrong: [...alien, '5', '{}', 'true'] },
  manifold: { right: manifolds, wrong: wrongManifolds },
  'samples.train': { right: ['200', '233'], wrong: noCount },
  'samples.test': { right: ['60', '71'], wrong: noCount },
  'samples.shown': { right: ['1', '30', '5000'], wrong: noCount },
  'autoencoder.hidden': {
    right: ['[8]', '[4, 12]', '[8, 8, 8]', '[]'],
    wrong: [...noObject, '[0]', '[-8]', '[1.5]', '["8"]', '[1e9]', '[NaN]'],
  },
  'autoencoder.latent': {
    right: ['euclidean(1)', 'euclidean(2)', 'spherical(1)', 'torus(1)', 'projective(1)'],
    wrong: [...noObject, '{}', '[]', 'euclidean', 'euclidean(0)', 'spherical(-1)', 'euclidean(1.5)'],
  },
  'autoencoder.activation': { right: ['"tanh"', '"relu"', '"softplus"'], wrong: noChoice },
  'autoencoder.standardize': { right: ['true', 'false', '"auto"'], wrong: [...alien, '1', '"yes"', '{}'] },
  'training.steps': { right: ['3', '7', '20'], wrong: noCount },
  'training.batchSize': { right: ['1', '16', '32'], wrong: noCount },
  'training.seed': { right: ['0', '1', '4294967295'], wrong: [...noNumber, '-1', '0.5', '4294967296'] },
  'training.optimizer': {
    right: ['{ kind: "adam" }', '{ kind: "sgd", learningRate: 1e-3 }', '{ kind: "rmsprop" }', '{ kind: "adamw" }'],
    wrong: [
      ...noObject,
      '{}',
      '{ kind: "adagrad" }',
      '{ kind: "adam", learningRate: -1 }',
      '{ kind: "adam", rate: 1 }',
    ],
  },
  'training.gradientClipping': {
    right: ['{ norm: 1 }'],
    wrong: [...noObject, '{}', '{ norm: 0 }', '{ norm: "1" }', '{ length: 1 }'],
  },
  'training.denoising': {
    right: ['{ standardDeviation: 0.1 }'],
    wrong: [...noObject, '{}', '{ standardDeviation: -1 }'],
  },
  'training.validation': {
    right: ['{ fraction: 0.2 }', '{ count: 20 }', '{ every: 2 }'],
    wrong: [...noObject, '{ fraction: 0 }', '{ fraction: 1 }', '{ count: 0 }', '{ every: 0 }', '{ share: 0.1 }'],
  },
  'training.keepBest': { right: ['true', 'false'], wrong: noFlag },
};

/** Fields that there are not. */
const unknown: readonly string[] = ['samples.trian', 'autoencoder.layers', 'training.epoch', 'trainnig', 'toString'];

/** Fields that are in every file, so that it trains in a moment. */
const always: readonly string[] = ['manifold', 'samples.train', 'samples.test', 'training.steps'];

/** A dataset file to be. */
export interface DatasetCase {
  /** Value of each field, by path. */
  readonly values: ReadonlyMap<string, string>;
  /** Path of the field that is wrong; null if none is. */
  readonly wrong: string | null;
}

/** A right file as often as a wrong one. */
export function datasetCase(random: Random): DatasetCase {
  const pick = <T>(of: readonly T[]): T => of[random.integer(0, of.length - 1)];
  const paths = Object.keys(fields).filter((path) => always.includes(path) || random.uniform() < 0.3);
  const values = new Map(paths.map((path) => [path, pick(fields[path].right)]));
  if (random.uniform() < 0.5) return { values: fitting(values), wrong: null };
  if (random.uniform() < 0.1) {
    const wrong = pick(unknown);
    return { values: new Map([...values, [wrong, '1']]), wrong };
  }
  const wrong = pick(Object.keys(fields));
  return { values: new Map([...fitting(values), [wrong, pick(fields[wrong].wrong)]]), wrong };
}

/** Without what is right by itself and wrong beside another field. */
function fitting(values: ReadonlyMap<string, string>): Map<string, string> {
  const fit = new Map(values);
  // Points are given: there are many.
  if (fit.get('manifold')?.startsWith('points') === true) fit.set('samples.train', '200');
  return fit;
}

/** Smaller cases that may fail in the same way, the smallest first. */
export function smaller({ values, wrong }: DatasetCase): DatasetCase[] {
  return [...values.keys()]
    .filter((path) => path !== wrong && !always.includes(path))
    .map((path) => ({ values: new Map([...values].filter(([other]) => other !== path)), wrong }));
}

/** The text of the file; each field stands on a line of its own. */
export function textOf({ values }: DatasetCase): string {
  const groups = new Map<string, string[]>();
  for (const [path, value] of values) {
    const [group, field = null] = path.split('.');
    const lines = groups.get(group) ?? [];
    lines.push(field === null ? `  ${group}: ${value},` : `    ${field}: ${value},`);
    groups.set(group, lines);
  }
  const isGroup = (name: string): boolean => [...values.keys()].some((path) => path.startsWith(`${name}.`));
  const body = [...groups].flatMap(([name, lines]) => {
    const whole = lines.filter((line) => line.startsWith(`  ${name}:`));
    if (whole.length > 0 || !isGroup(name)) return whole;
    return [`  ${name}: {`, ...lines, '  },'];
  });
  return `${head}${['export default defineDataset({', ...body, '});'].join('\n')}\n`;
}

/** Line of the file, from 1, at which a field stands. */
export function lineOf(one: DatasetCase, path: string): number {
  const field = path.split('.').at(-1) ?? path;
  const depth = path.includes('.') ? '    ' : '  ';
  return (
    textOf(one)
      .split('\n')
      .findIndex((line) => line.startsWith(`${depth}${field}: `)) + 1
  );
}

const head =
  "// @ts-nocheck\nimport * as latent from 'latent-atlas';\nconst { " +
  [
    'circle',
    'csv',
    'defineDataset',
    'doubleCone',
    'euclidean',
    'kleinBottle',
    'noise',
    'parametric',
    'points',
    'product',
  ].join(', ') +
  ', projective, restrict, sampled, scale, sphere, spherical, swissRoll, torus, union } = latent;\n';
