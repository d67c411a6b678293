import { randomUUID } from 'node:crypto';
import { cp, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { datasetName } from './dataset-name.js';
import type { StoredRun } from './run-library.js';

/** The folder of the models, in a run directory. */
const modelFolder = 'model';

/** Name of the folder that the model of a run is exported as. */
export function modelName({ file, seed }: Pick<StoredRun, 'file' | 'seed'>): string {
  return `${datasetName(file)}-seed-${seed}-model`;
}

/** The folder of a run's model; null if the run left none, as one does that failed. */
export async function modelOf({ directory }: Pick<StoredRun, 'directory'>): Promise<string | null> {
  const folder = path.join(directory, modelFolder);
  return (await exists(path.join(folder, 'model.json'))) ? folder : null;
}

/**
 * Copies a folder, to a name beside its own first, so that the copy is there whole or not at all; what had the name
 * before goes only then.
 * @param target path of the copy, in a folder that exists.
 */
export async function copyWhole(folder: string, target: string): Promise<void> {
  const temporary = `${target}.${randomUUID()}.tmp`;
  const former = `${temporary}.former`;
  try {
    await cp(folder, temporary, { recursive: true });
    const isReplaced = await exists(target);
    if (isReplaced) await rename(target, former);
    await rename(temporary, target).catch(async (error: unknown) => {
      if (isReplaced) await rename(former, target);
      throw error;
    });
    await rm(former, { recursive: true, force: true });
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw error;
  }
}

/** Whether there is a file or a folder of this path. */
export function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
