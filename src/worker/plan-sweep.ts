import path from 'node:path';
import type { DatasetDefinition } from '../dataset/definition.js';
import type { Manifold } from '../dataset/manifold.js';
import { range } from '../dataset/index.js';
import { changedDefinition } from '../dataset/sweep/change.js';
import { familyOf } from '../dataset/sweep/family.js';
import { planSweep } from '../dataset/sweep/plan.js';
import { namedSignals } from '../dataset/validate.js';
import type { SweptPoint } from '../protocol/sweep-table.js';
import { SamplingError } from '../run/guard.js';
import type { PlannedScan } from '../run/latent-scan.js';
import { findFile } from './find-file.js';
import { filesOf } from './files-of.js';
import type { Heartbeat } from './heartbeat.js';
import type { KnownFile, PlannedSweep, SweepChoice } from './messages.js';
import { readValues } from './sweep-values.js';

/** Which points a sweep has; of a search for a latent space, once it is known what to try. */
export type KnownChoice = Exclude<SweepChoice, { kind: 'latentScan' }> | ({ readonly kind: 'scan' } & PlannedScan);

/**
 * The points of a sweep.
 * @param file the dataset file, absolute.
 * @throws DefinitionError where the sweep is wrong, or whatever code of the dataset file throws.
 */
export async function planOf(
  definition: DatasetDefinition,
  file: string,
  choice: KnownChoice,
  { guard, reading }: Pick<Heartbeat, 'guard' | 'reading'>,
): Promise<PlannedSweep> {
  const planned = guard('sweep', () => {
    if (choice.kind === 'file') return planSweep(definition, definition.sweep ?? { seed: range(0, 5) });
    if (choice.kind === 'scan') return planSweep(definition, { latent: choice.latents, seed: choice.seeds });
    const { fields, draw } = choice;
    const values = Object.fromEntries(
      fields.map(({ name, values: text }) => [name, readValues(`--vary ${name}`, text)]),
    );
    const sweep = draw === null ? values : { [draw.kind]: values, points: draw.points, seed: draw.seed };
    return planSweep(definition, sweep, (field, index) =>
      ['--vary', field, ...(index === null ? [] : [`(value ${index + 1})`])].join(' ').trim(),
    );
  });
  const points = guard('sweep', () => planned.points()).map(asData);
  const own = Object.keys(familyOf(definition).usual);
  const read: ReadFor = (file, task) => reading({ file, field: 'manifold' }, task);
  const files = new Set<string>();
  for (const changes of new Set(points.map((point) => JSON.stringify(own.map((name) => [name, point[name]]))))) {
    const values = Object.fromEntries(
      (JSON.parse(changes) as readonly (readonly [string, unknown])[]).filter(([, value]) => value !== null),
    );
    const changed = guard('sweep', () => changedDefinition(definition, values));
    for (const manifold of manifoldsOf(changed as DatasetDefinition))
      for (const found of await dataFiles(manifold, path.dirname(file), read)) files.add(found);
  }
  return {
    name: definition.name ?? definition.manifold.name,
    fields: planned.fields,
    points,
    files: await Promise.all([...files].map((one) => read(one, () => describeData(one)))),
    latentScan: choice.kind === 'scan' ? choice.facts : null,
  };
}

/** Reads what a path or pattern names. */
type ReadFor = <T>(paths: string, task: () => Promise<T>) => Promise<T>;

/** @throws SamplingError where there is no such file. */
async function describeData(file: string): Promise<KnownFile> {
  const found = await findFile(file, null);
  if (found.kind !== 'file') throw new SamplingError('manifold', `manifold: cannot read ${file}: expected a file`);
  return found;
}

/** A point as it goes to a file. */
const asData = (point: object): SweptPoint => JSON.parse(JSON.stringify(point)) as SweptPoint;

function manifoldsOf({ manifold, signal, bumpHunt }: DatasetDefinition): Manifold[] {
  const signals = namedSignals(signal).map(([, sample]) => sample);
  return [manifold, ...signals, ...(bumpHunt?.background === undefined ? [] : [bumpHunt.background])];
}

async function dataFiles({ source }: Manifold, folder: string, read: ReadFor): Promise<readonly string[]> {
  if (source.kind === 'tables')
    return (await Promise.all(source.parts.map((part) => dataFiles(part, folder, read)))).flat();
  if (source.kind !== 'file') return [];
  const { test } = source.selection;
  const paths = [...source.paths, ...(test?.kind === 'files' ? test.paths : [])];
  return read(paths.join(', '), () => filesOf(paths, folder));
}
