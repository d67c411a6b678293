import { loadTfjs, loadWasm } from '../support/engines.js';
import type { Engine } from '../../src/autoencoder/engine.js';
import { checkTask } from './engine-case.js';

/** Number of random tasks, and how many to a test; FUZZ_FROM names the first. */
const tasks = 1000;
const tasksInTest = 50;
const first = Number(process.env.FUZZ_FROM ?? 0);

describe('random networks on both engines', () => {
  let engines: readonly [Engine, Engine];
  before(async () => {
    engines = [await loadWasm(), await loadTfjs()];
  });

  for (let from = first; from < first + tasks; from += tasksInTest) {
    it(`train alike: tasks ${from} to ${from + tasksInTest - 1}`, () => {
      for (let seed = from; seed < from + tasksInTest; seed++) checkTask(seed, ...engines);
    });
  }
});
