import type { LearningRateTest } from '../autoencoder/learning-rate-test.js';
import type { EngineChoice } from '../autoencoder/options.js';
import { TrainingSession } from '../session/session.js';
import { untilOver } from '../session/until-over.js';
import { labelOf } from '../node/environment.js';
import { createEnvironment, datasetFile, tellError, type Limits } from './environment.js';
import { exitStatus, formatFault, statusOf } from './exit-status.js';
import { onInterrupt } from './interrupt.js';
import { plotLearningRates } from './learning-rate-plot.js';

export interface FindLearningRateArguments {
  readonly file: string;
  readonly seed: number | null;
  readonly engine: EngineChoice | null;
  readonly json: boolean;
  readonly limits: Limits;
}

/**
 * Tests which learning rates a dataset file can be trained with, shows the loss against the rate and suggests one.
 * @returns the exit status.
 */
export async function findLearningRate(words: FindLearningRateArguments): Promise<number> {
  const file = datasetFile(words.file);
  const environment = createEnvironment(words.limits);
  const session = new TrainingSession(file, labelOf(words.file), environment);
  const interrupted = new AbortController();
  const stopListening = onInterrupt(() => {
    interrupted.abort();
    session.command({ kind: 'stop' });
  });
  const tests: LearningRateTest[] = [];
  let optimizer = '';
  session.onDidReceiveEvent(({ event }) => {
    if (event.kind === 'started') optimizer = event.run.training?.optimizer.kind ?? '';
    else if (event.kind === 'learningRates') tests.push(event.test);
    else if (event.kind === 'warning') tellError(`Warning: ${event.message}`);
  });
  try {
    await untilOver(session, () =>
      session.train({
        task: 'testLearningRates',
        ...(words.seed === null ? {} : { seed: words.seed }),
        ...(words.engine === null ? {} : { engine: words.engine }),
      }),
    );
    if (session.fault !== null) {
      tellError(formatFault(session.fault));
      return statusOf(session.fault);
    }
    for (const test of tests) {
      process.stdout.write(
        words.json ? JSON.stringify({ optimizer, ...test }) + '\n' : plotLearningRates(test) + advice(test, optimizer),
      );
    }
    return interrupted.signal.aborted ? exitStatus.interrupted : exitStatus.done;
  } finally {
    await session.dispose();
    environment.workers.dispose();
    stopListening();
  }
}

function advice({ suggestion }: LearningRateTest, optimizer: string): string {
  return suggestion === null
    ? '\nThe loss did not fall at any rate: there is nothing to suggest.\n'
    : `\nSuggestion, a tenth of the rate of the least loss: optimizer: { kind: '${optimizer}', learningRate: ${suggestion} }\n`;
}
