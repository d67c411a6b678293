import path from 'node:path';
import type { RunAnalysis, RunStarted } from '../protocol/events.js';
import type { Fault } from '../protocol/fault.js';
import { TrainingSession } from '../session/session.js';
import { untilOver } from '../session/until-over.js';
import { labelOf, distribution } from '../node/environment.js';
import { createEnvironment, datasetFile, tellError, type Limits } from './environment.js';
import { exitStatus, formatFault, statusOf } from './exit-status.js';
import { summarize } from './summary.js';
import { typeCheck } from './type-check.js';

/**
 * Bundles and type-checks a dataset file, draws its samples, and prints what was found; trains nothing.
 * @returns the exit status.
 */
export async function check(word: string, limits: Limits): Promise<number> {
  const file = datasetFile(word);
  const { isBundled, found: drawing } = drawSamples(file, labelOf(word), limits);
  // The compiler reads files in this process, and an import that never answers would hold it up: bundling says so first.
  const typeFaults = (await isBundled) ? await typeCheck([file], path.join(distribution, 'types', 'index.d.ts')) : [];
  const found = await drawing;
  if (found.started !== null) process.stdout.write(summarize(found.started, found.analysis));
  const faults = [...typeFaults, ...(found.fault === null ? [] : [found.fault])];
  for (const fault of faults) tellError(formatFault(fault));
  return faults.map(statusOf).find((status) => status !== exitStatus.done) ?? exitStatus.done;
}

interface Found {
  readonly started: RunStarted | null;
  /** About the network before its first step, so it is only partly determined by the declaration. */
  readonly analysis: RunAnalysis | null;
  readonly fault: Fault | null;
}

interface Drawing {
  /** Whether the file could be bundled; resolves once its worker is at work. */
  readonly isBundled: Promise<boolean>;
  readonly found: Promise<Found>;
}

function drawSamples(file: string, label: string, limits: Limits): Drawing {
  const environment = createEnvironment(limits);
  const session = new TrainingSession(file, label, environment);
  const seen: { started: RunStarted | null; analysis: RunAnalysis | null } = { started: null, analysis: null };
  session.onDidReceiveEvent(({ event }) => {
    if (event.kind === 'started') seen.started = event;
    else if (event.kind === 'analysis') seen.analysis = event;
    else if (event.kind === 'warning') tellError(`Warning: ${event.message}`);
  });
  const isBundled = new Promise<boolean>((resolve) => {
    session.onDidChangeState(() => {
      if (session.status !== 'bundling') resolve(session.fault?.phase !== 'bundle');
    });
  });
  const draw = async (): Promise<Found> => {
    try {
      await untilOver(session, () => session.train({ task: 'drawSamples' }));
      return { ...seen, fault: session.fault };
    } finally {
      await session.dispose();
      environment.workers.dispose();
    }
  };
  return { isBundled, found: draw() };
}
