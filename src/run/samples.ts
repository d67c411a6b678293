import type { DatasetDefinition, TrainingOptions } from '../dataset/definition.js';
import type { Coordinate, Manifold } from '../dataset/manifold.js';
import { drawRows } from '../dataset/readers/draw-rows.js';
import { allCategories, withCategories } from '../dataset/readers/label.js';
import { rowsOf, type Table } from '../dataset/readers/table.js';
import { namedSignals } from '../dataset/validate.js';
import { formatCount } from '../protocol/format.js';
import { createRandom, type Random } from '../random/random.js';
import { SamplingError, type Guard } from './guard.js';
import { effectiveSize } from '../analysis/weights.js';
import { drawByWeight, requirePositiveSum } from './draw-by-weight.js';
import { checkRange, drawSample, selectRows, splitRows, splitSample, type Sample } from './sample.js';
import { canValidate, validatesByDefault } from './settings.js';
import { tableBehind, type ReadTable } from './table-behind.js';

/** Everything drawn or read for a run. */
export interface Samples {
  /** Without the validation sample. */
  readonly train: Sample;
  /** What training sees of it: itself, or a sample without weights drawn by its weights. */
  readonly trained: Sample;
  /** Null if the definition asks for none. */
  readonly validation: Sample | null;
  readonly test: Sample;
  readonly signals: readonly { readonly name: string; readonly sample: Sample }[];
  /** The background to hunt a bump in; null if it is the test sample. */
  readonly hunted: Sample | null;
  /** Names and units of the coordinates; null where nothing names them. */
  readonly coordinates: readonly Coordinate[] | null;
  /** The shape of a row in the file, as a table has it; null for numbers. */
  readonly rowShape: readonly number[] | null;
  /** What the user should know of the data. */
  readonly warnings: readonly string[];
}

const defaultTrain = 10_000;
const defaultTest = 5_000;
/** Share of the rows of a table that tests, unless the definition says otherwise. */
const defaultTestShare = 0.2;
/** Share of the training sample that validates, unless the definition says otherwise. */
const defaultFraction = 0.1;
/** Parts of the seed's stream for splits. */
const parts = { test: 0, validation: 1, weights: 2 } as const;
/** Which of the seed's streams of test points a bump is hunted in; the first is the test sample's. */
const huntedStream = 1;

/**
 * Draws or reads the training, test and signal samples of a definition.
 * @throws SamplingError where the data cannot be used.
 */
export async function collectSamples(
  definition: DatasetDefinition,
  seed: number,
  guard: Guard,
  readTable: ReadTable,
): Promise<Samples> {
  const { manifold, signal, bumpHunt, samples = {} } = definition;
  const warnings: string[] = [];
  /** The whole table behind a manifold; null if it has a sampler. */
  const read = async (manifold: Manifold, field: string): Promise<Table | null> => {
    const table = await tableBehind(manifold, field, { seed, guard, readTable });
    warnings.push(...(table?.notes ?? []));
    return table;
  };

  const background = await read(manifold, 'manifold');
  const [wholeTrain, test] =
    background !== null
      ? splitTable(background, samples, seed)
      : [
          drawSample(manifold, samples.train ?? defaultTrain, createRandom(seed, 'train'), 'manifold', guard),
          drawSample(manifold, samples.test ?? defaultTest, createRandom(seed, 'test'), 'manifold', guard),
        ];

  /** As many points as test points, if there are so many, beside those of `manifold`. */
  const collect = async (source: Manifold, random: Random, field: string): Promise<Sample> => {
    const table = await read(source, field);
    const sample =
      table !== null
        ? selectRows(table, drawRows(rowsOf(table), test.count, random))
        : drawSample(source, test.count, random, field, guard);
    if (table !== null && rowsOf(table) > sample.count) {
      const [used, all] = [sample.count, rowsOf(table)].map(formatCount);
      warnings.push(
        `${source.name}: ${used} of ${all} rows are used, drawn at random: as many as there are test points.`,
      );
    }
    if (sample.dimension !== wholeTrain.dimension) {
      throw new SamplingError(
        field,
        `${field}: expected points of ${wholeTrain.dimension} coordinates, as those of \`manifold\`, got ${sample.dimension}`,
      );
    }
    checkRange(sample, field);
    return sample;
  };

  for (const sample of [wholeTrain, test]) checkRange(sample, 'manifold');
  const signals: { name: string; sample: Sample }[] = [];
  for (const [index, [name, source]] of namedSignals(signal).entries()) {
    signals.push({ name, sample: await collect(source, createRandom(seed, 'signal', index), `signal.${name}`) });
  }
  const hunted =
    bumpHunt?.background === undefined
      ? null
      : await collect(bumpHunt.background, createRandom(seed, 'test', huntedStream), 'bumpHunt.background');
  const same = sameCategories([
    wholeTrain,
    test,
    ...signals.map(({ sample }) => sample),
    ...(hunted === null ? [] : [hunted]),
  ]);
  const split = holdBack(
    same(wholeTrain),
    definition.training ?? {},
    validatesByDefault(definition) && canValidate(wholeTrain.count),
    seed,
  );
  const trained = drawByWeight(split.train, createRandom(seed, 'split', parts.weights), 'manifold');
  const named = [
    { field: 'manifold', sample: test },
    ...(split.validation === null ? [] : [{ field: 'training.validation', sample: split.validation }]),
    ...signals.map(({ name, sample }) => ({ field: `signal.${name}`, sample })),
    ...(hunted === null ? [] : [{ field: 'bumpHunt.background', sample: hunted }]),
  ];
  for (const { field, sample } of named) requirePositiveSum(sample, field);
  if (wholeTrain.weights !== null) warnings.push(effectiveNote(split.train, test));
  return {
    ...split,
    trained,
    test: same(test),
    signals: signals.map(({ name, sample }) => ({ name, sample: same(sample) })),
    hunted: hunted && same(hunted),
    rowShape: background?.rowShape ?? null,
    coordinates: background?.coordinates ?? manifold.coordinates,
    warnings,
  };
}

/** How much weighted samples tell. */
function effectiveNote(...samples: readonly [train: Sample, test: Sample]): string {
  const [train, test] = samples.map(({ weights, count }) => {
    const effective = formatCount(Math.floor(effectiveSize(weights, count)));
    return `${formatCount(count)} as ${effective}`;
  });
  return `By their weights the points to train on count as fewer of equal weight, (Σw)²/Σw²: ${train}; those to test on, ${test}.`;
}

/** Gives labels of one name one list of categories, so that a category has one number in all samples. */
function sameCategories(samples: readonly Sample[]): (sample: Sample) => Sample {
  const all = samples.flatMap(({ labels }) => labels);
  const lists = new Map(all.map(({ name }) => [name, allCategories(all.filter((label) => label.name === name))]));
  return (sample) => ({
    ...sample,
    labels: sample.labels.map((label) => withCategories(label, lists.get(label.name) ?? [])),
  });
}

/** Splits the rows at random, 80 % to 20 % unless the definition says otherwise. */
function splitTable(
  table: Table,
  wanted: { readonly train?: number; readonly test?: number },
  seed: number,
): [Sample, Sample] {
  const rows = rowsOf(table);
  if (rows < 2) throw new SamplingError('manifold', `manifold: expected at least 2 rows in the file, got ${rows}`);
  const order = shuffled(rows, seed, parts.test);
  if (table.test?.kind === 'rows') return splitByRows(table, table.test.isTest, order, wanted);
  const share = table.test?.share ?? (wanted.train === undefined ? defaultTestShare : 1 - wanted.train / rows);
  const test = wanted.test ?? Math.max(1, Math.floor(rows * share));
  const train = wanted.train ?? rows - test;
  if (train < 1 || test < 1 || train + test > rows) {
    throw new SamplingError(
      'samples',
      `samples: expected train + test of at most the ${rows} rows in the file, got ${train} + ${test}`,
    );
  }
  return asPair(splitRows(table, [order.subarray(0, train), order.subarray(train, train + test)]));
}

/** Splits the rows as the file says, and takes of each part as many, at random, as the definition asks for. */
function splitByRows(
  table: Table,
  isTest: Uint8Array,
  order: Uint32Array,
  wanted: { readonly train?: number; readonly test?: number },
): [Sample, Sample] {
  const take = (name: 'train' | 'test', flag: number): Uint32Array => {
    const rows = order.filter((row) => isTest[row] === flag);
    const count = wanted[name] ?? rows.length;
    if (rows.length === 0 || count > rows.length) {
      throw new SamplingError(
        rows.length === 0 ? 'manifold' : `samples.${name}`,
        `${rows.length === 0 ? 'manifold' : `samples.${name}`}: expected at least ${Math.max(1, wanted[name] ?? 1)} rows to ${name} on, got ${rows.length}`,
      );
    }
    return rows.subarray(0, count);
  };
  return asPair(splitRows(table, [take('train', 0), take('test', 1)]));
}

const asPair = ([train, test]: readonly Sample[]): [Sample, Sample] => [train, test];

/** Takes the validation sample out of the training sample, where the definition asks for one or `byDefault`. */
function holdBack(
  whole: Sample,
  { validation, earlyStopping, keepBest }: TrainingOptions,
  byDefault: boolean,
  seed: number,
): { readonly train: Sample; readonly validation: Sample | null } {
  if (validation === undefined && earlyStopping === undefined && keepBest !== true && !byDefault)
    return { train: whole, validation: null };
  const rows = whole.count;
  const count = validation?.count ?? Math.max(1, Math.round((validation?.fraction ?? defaultFraction) * rows));
  if (count >= rows) {
    throw new SamplingError(
      'training.validation',
      `training.validation: expected fewer points than the ${rows} of the training sample, got ${count}`,
    );
  }
  const order = shuffled(rows, seed, parts.validation);
  // Both in the order in which they were drawn: who changes the size of one should not reorder the other.
  const [train, held] = splitSample(whole, [order.subarray(count).toSorted(), order.subarray(0, count).toSorted()]);
  return { train, validation: held };
}

/** The numbers of so many rows in a random order. */
function shuffled(rows: number, seed: number, part: number): Uint32Array {
  return drawRows(rows, rows, createRandom(seed, 'split', part));
}
