import type { Engine, TrainingTask } from './engine.js';

/** Learning rates from the first step to the last, each the same factor above the one before. */
const leastRate = 1e-6;
const greatestRate = 10;
const steps = 300;
/** Weight of the past in the moving average of the loss. */
const decay = 0.95;
/** The test ends where the smoothed loss is this many times its smallest: training has diverged. */
const divergence = 4;
/** The suggestion is this many times below the rate of the smallest loss, where training is about to become unstable. */
const margin = 10;

/** Loss against learning rate, in a training whose rate rises at every step. */
export interface LearningRateTest {
  /** Of each step. */
  readonly rates: readonly number[];
  /** Mean squared error of the mini-batch of each step, before it. */
  readonly losses: readonly number[];
  /** Moving average of the losses, with the bias of its start taken out. */
  readonly smoothed: readonly number[];
  /** A learning rate to train with; null if the loss did not fall. */
  readonly suggestion: number | null;
}

/**
 * The learning-rate range test (Smith, arXiv:1506.01186, section 3.3), with a rate that rises exponentially. The
 * suggestion is a tenth of the rate at which the smoothed loss is smallest.
 * @param task what is to be trained; it starts as its training does, from the same parameters with the same batches.
 */
export function testLearningRates(engine: Engine, task: Omit<TrainingTask, 'schedule' | 'steps'>): LearningRateTest {
  const factor = (greatestRate / leastRate) ** (1 / (steps - 1));
  const trainer = engine.compile({
    ...task,
    optimizer: { ...task.optimizer, learningRate: leastRate },
    schedule: { kind: 'step', every: 1, factor },
    steps,
  });
  const losses: number[] = [];
  const smoothed: number[] = [];
  let average = 0;
  let least = Infinity;
  for (let step = 0; step < steps; step++) {
    const [loss] = trainer.trainSteps(1);
    average = decay * average + (1 - decay) * loss;
    const smooth = average / (1 - decay ** (step + 1));
    if (!(smooth <= divergence * least)) break;
    least = Math.min(least, smooth);
    losses.push(loss);
    smoothed.push(smooth);
  }
  trainer.dispose();
  const rates = losses.map((_, step) => leastRate * factor ** step);
  const lowest = smoothed.indexOf(least);
  return { rates, losses, smoothed, suggestion: lowest > 0 ? roundDown(rates[lowest] / margin) : null };
}

/** Two digits, which is more than the test can tell. */
function roundDown(rate: number): number {
  const unit = 10 ** (Math.floor(Math.log10(rate)) - 1);
  return Number((Math.floor(rate / unit) * unit).toPrecision(2));
}
