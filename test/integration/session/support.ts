import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { RunLibrary } from '../../../src/session/run-library.js';
import { TrainingSession, type SessionEnvironment, type TrainOptions } from '../../../src/session/session.js';
import { WorkerSupply } from '../../../src/session/worker-supply.js';
import { SweepBesideRun } from '../../../src/sweep/beside-run.js';
import type { WorkerLimits } from '../../../src/worker/messages.js';
import { builtDistribution } from '../../support/distribution.js';

/** Bytes and milliseconds that a dataset file may take in these tests, where they say nothing else: on a busy machine all takes long. */
export const limits: WorkerLimits = { memory: 700 * 2 ** 20, time: 300_000 };

/** A folder for dataset files, with sessions that train them in real worker processes. */
export class Workplace {
  readonly lines: string[] = [];
  private readonly sessions: TrainingSession[] = [];

  private constructor(
    readonly folder: string,
    readonly workers: WorkerSupply,
    readonly runs: RunLibrary,
  ) {}

  static async open(limitsHere: WorkerLimits = limits): Promise<Workplace> {
    const lines: string[] = [];
    const log = (line: string): void => void lines.push(line);
    const workers = new WorkerSupply({ distribution: await builtDistribution(), limits: limitsHere, log }, true);
    const folder = await mkdtemp(path.join(tmpdir(), 'session-'));
    return new Workplace(folder, workers, new RunLibrary(path.join(folder, 'runs'), () => 2 ** 30));
  }

  async write(name: string, text: string): Promise<string> {
    const file = path.join(this.folder, name);
    await writeFile(file, text);
    return file;
  }

  get environment(): SessionEnvironment {
    const log = (message: string): void => void this.lines.push(message);
    return { workers: this.workers, runs: this.runs, frameBudget: 16 * 2 ** 20, warmStart: false, log };
  }

  session(file: string, { warmStart = false, runs = this.runs } = {}): TrainingSession {
    const session = new TrainingSession(file, path.basename(file), { ...this.environment, warmStart, runs });
    this.sessions.push(session);
    return session;
  }

  /** A sweep beside the shown run of a session, in a directory beside its file. */
  sweep(session: TrainingSession): SweepBesideRun {
    const { distribution } = this.workers.options;
    return new SweepBesideRun(session, { ...this.environment, distribution }, `${session.file}-sweep`);
  }

  /** Ends the workers of all sessions so far. */
  async rest(): Promise<void> {
    for (const session of this.sessions.splice(0)) await session.dispose();
  }

  async close(): Promise<void> {
    await this.rest();
    this.workers.dispose();
    await rm(this.folder, { recursive: true });
  }
}

/** Trains and waits for the end, whatever it is. */
export function trained(session: TrainingSession, options: TrainOptions = {}): Promise<void> {
  const over = until(session, () => ['finished', 'failed'].includes(session.status));
  session.train(options);
  return over;
}

/** Waits until a session is so, from the next change of its state on. */
export function until(session: TrainingSession, isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const listener = session.onDidChangeState(() => {
      if (!isSo()) return;
      listener.dispose();
      resolve();
    });
  });
}

/** A dataset file of a circle with a small network. */
export function circleText({ seed = 0, steps = 100, radius = '1', more = '' } = {}): string {
  return `import { circle, defineDataset, euclidean } from 'latent-atlas';
${more}
export default defineDataset({
  name: 'Circle under test',
  manifold: circle({ radius: ${radius} }),
  samples: { train: 500, test: 200 },
  autoencoder: { hidden: [8], latent: euclidean(1) },
  training: { steps: ${steps}, seed: ${seed} },
});
`;
}

/** The process that trains for another: its only child that runs worker.cjs, with most of the time. */
export async function workerOf(parent: number): Promise<number> {
  const found: { readonly id: number; readonly time: number }[] = [];
  for (const id of (await readdir('/proc')).map(Number).filter(Number.isInteger)) {
    const [stat, words] = await Promise.all(
      ['stat', 'cmdline'].map((name) => readFile(`/proc/${id}/${name}`, 'utf8').catch(() => '')),
    );
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (Number(fields[1]) === parent && words.includes('worker.cjs')) found.push({ id, time: Number(fields[11]) });
  }
  return found.sort((a, b) => b.time - a.time)[0].id;
}
