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
import { rowsHeldBack, splitParts, splitTableRows, type WantedSamples } from './split-rows.js';
import { streamSplit, type OpenStream, type StreamedTraining } from './stream-samples.js';
import { canValidate, validatesByDefault } from './settings.js';
import { tableBehind, type ReadTable } from './table-behind.js';
import { widestColumnNote } from './widest-column.js';

/** Everything drawn or read for a run. */
export interface Samples {
  /** Without the validation sample. */
  readonly train: Sample;
  /** What training sees of it: itself, or a sample without weights drawn by its weights. */
  readonly trained: Sample;
  /** Points that are trained on: more than `trained` where they do not fit into memory. */
  readonly trainCount: number;
  /** Where they come from while training; null where `trained` is all of them. */
  readonly streamed: StreamedTraining | null;
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
  openStream: OpenStream = () => Promise.resolve(null),
): Promise<Samples> {
  const { manifold, signal, bumpHunt, samples = {} } = definition;
  const warnings: string[] = [];
  /** The whole table behind a manifold; null if it has a sampler. */
  const read = async (manifold: Manifold, field: string): Promise<Table | null> => {
    const table = await tableBehind(manifold, field, { seed, guard, readTable });
    warnings.push(...(table?.notes ?? []));
    return table;
  };

  const validates = validatesByDefault(definition);
  const stream = await openStream(manifold, 'manifold');
  const streamed = stream && (await streamSplit(stream, definition, validates, seed));
  warnings.push(...(stream?.notes ?? []), ...(streamed?.notes ?? []));
  const background = stream === null ? await read(manifold, 'manifold') : null;
  const [wholeTrain, test] =
    streamed !== null
      ? [streamed.train, streamed.test]
      : background !== null
        ? splitTable(background, samples, seed)
        : [
            drawSample(manifold, samples.train ?? defaultTrain, createRandom(seed, 'train'), 'manifold', guard),
            drawSample(manifold, samples.test ?? defaultTest, createRandom(seed, 'test'), 'manifold', guard),
          ];

  /** As many points as test points, if there are enough, beside those of `manifold`. */
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
  const split =
    streamed !== null
      ? { train: same(wholeTrain), validation: streamed.validation && same(streamed.validation) }
      : holdBack(same(wholeTrain), definition.training ?? {}, validates && canValidate(wholeTrain.count), seed);
  const trained = drawByWeight(split.train, createRandom(seed, 'split', splitParts.weights), 'manifold');
  const named = [
    { field: 'manifold', sample: test },
    ...(split.validation === null ? [] : [{ field: 'training.validation', sample: split.validation }]),
    ...signals.map(({ name, sample }) => ({ field: `signal.${name}`, sample })),
    ...(hunted === null ? [] : [{ field: 'bumpHunt.background', sample: hunted }]),
  ];
  for (const { field, sample } of named) requirePositiveSum(sample, field);
  const { weights, count } = streamed?.training ?? split.train;
  if (weights !== null) warnings.push(effectiveNote({ weights, count }, test));
  const table = stream ?? background;
  const coordinates = table?.coordinates ?? manifold.coordinates;
  const widest = table && widestColumnNote(manifold.name, wholeTrain, coordinates);
  if (widest !== null) warnings.push(widest);
  return {
    ...split,
    trained,
    trainCount: count,
    streamed: streamed?.training ?? null,
    test: same(test),
    signals: signals.map(({ name, sample }) => ({ name, sample: same(sample) })),
    hunted: hunted && same(hunted),
    rowShape: table?.rowShape ?? null,
    coordinates,
    warnings,
  };
}

/** How much weighted samples tell. */
function effectiveNote(...samples: readonly Pick<Sample, 'weights' | 'count'>[]): string {
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

/** The training and the test sample of a table, which is used up. */
function splitTable(table: Table, wanted: WantedSamples, seed: number): [Sample, Sample] {
  const { train, test } = splitTableRows(rowsOf(table), table.test, wanted, seed);
  const [ofTrain, ofTest] = splitRows(table, [train, test]);
  return [ofTrain, ofTest];
}

/** Takes the validation sample out of the training sample, where the definition asks for one or `byDefault`. */
function holdBack(
  whole: Sample,
  training: TrainingOptions,
  byDefault: boolean,
  seed: number,
): { readonly train: Sample; readonly validation: Sample | null } {
  const held = rowsHeldBack(whole.count, training, byDefault, seed);
  if (held === null) return { train: whole, validation: null };
  const [train, validation] = splitSample(whole, [held.train, held.validation]);
  return { train, validation };
}
