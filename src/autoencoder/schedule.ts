import type { LearningRateSchedule } from './options.js';

/**
 * Factor on the optimiser's learning rate.
 * @param step steps done before this one, from 0.
 * @param steps steps of the whole run.
 */
export function learningRateFactor(schedule: LearningRateSchedule, step: number, steps: number): number {
  switch (schedule.kind) {
    case 'constant':
      return 1;
    case 'cosine': {
      const final = schedule.final ?? 0;
      const progress = steps > 1 ? Math.min(1, step / (steps - 1)) : 0;
      return final + ((1 - final) * (1 + Math.cos(Math.PI * progress))) / 2;
    }
    case 'step':
      return (schedule.factor ?? 0.5) ** Math.floor(step / schedule.every);
  }
}
