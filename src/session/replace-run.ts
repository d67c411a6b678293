import { readdir, rename, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { stateFile } from './run-state.js';

/** What is of a run in its directory; all else is of the user, and stays. */
const ofRun =
  /^(run\.json|state\.json|checkpoint\.bin|checkpoint-.*\.tmp|result\.json|report\.html|events\.bin|model|(signal-.*-)?(test|latent|reconstruction|error)\.npy)$/;

/** Begins the name of the folder of a whole run whose place is not free yet, and of one that is on its way there. */
const [wholeStart, movingStart] = ['.whole-', '.moving-'];

/**
 * Puts a whole run in the place of an older one. At no time are there files of both: those of the older run go first.
 * Where this is ended before its end, {@link finishReplacing} goes on.
 * @param whole the run, in a folder of the directory.
 */
export async function replaceRun(whole: string, directory: string): Promise<void> {
  await rename(whole, path.join(directory, wholeStart + path.basename(whole)));
  await finishReplacing(directory);
}

/** Puts runs in their place that were on their way there when a program was killed. @param directory absolute. */
export async function finishReplacing(directory: string): Promise<void> {
  const start = (names: readonly string[], of: string): string[] => names.filter((name) => name.startsWith(of));
  for (const name of start(await namesIn(directory), movingStart)) await move(path.join(directory, name), directory);
  for (const name of start(await namesIn(directory), wholeStart)) {
    await removeRun(directory);
    const moving = path.join(directory, movingStart + name.slice(wholeStart.length));
    await rename(path.join(directory, name), moving).catch(unlessGone);
    await move(moving, directory);
  }
}

/** The state first: without it nothing says that the rest is whole. */
async function removeRun(directory: string): Promise<void> {
  await rm(path.join(directory, stateFile), { force: true });
  for (const name of await namesIn(directory)) {
    if (ofRun.test(name)) await rm(path.join(directory, name), { recursive: true, force: true });
  }
}

/** The state last. */
async function move(folder: string, directory: string): Promise<void> {
  const names = (await namesIn(folder)).sort((a, b) => Number(a === stateFile) - Number(b === stateFile));
  for (const name of names) await rename(path.join(folder, name), path.join(directory, name)).catch(unlessGone);
  await rmdir(folder).catch(unlessGone);
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

/** Another process may do the same. */
function unlessGone(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}
