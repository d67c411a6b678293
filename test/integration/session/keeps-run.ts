// Keeps runs of a dataset file in a library until it is ended: `node --import=tsx keeps-run.ts FILE FOLDER DISTRIBUTION`.
import { RunLibrary } from '../../../src/session/run-library.js';
import { TrainingSession } from '../../../src/session/session.js';
import { WorkerSupply } from '../../../src/session/worker-supply.js';
import { limits } from './support.js';

const [file, folder, distribution] = process.argv.slice(2);
const workers = new WorkerSupply({ distribution, limits, log: console.error }, false);
const runs = new RunLibrary(folder, () => 2 ** 30);
const session = new TrainingSession(file, 'killed.dataset.ts', {
  workers,
  runs,
  frameBudget: 16 * 2 ** 20,
  warmStart: false,
  log: console.error,
});
session.onDidReceiveEvent(({ event }) => {
  if (event.kind === 'frame') console.log(event.step);
});
session.train();
