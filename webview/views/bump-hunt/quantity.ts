import type { Quantity } from '../../../src/protocol/description.js';
import type { RunStarted } from '../../../src/protocol/events.js';
import type { BumpHuntResult } from '../../../src/protocol/result.js';

/** The observable that is histogrammed, with its unit. */
export const quantityOf = ({ run }: RunStarted, { observable }: BumpHuntResult): Quantity =>
  run.observables.find(({ name }) => name === observable) ?? { name: observable, unit: '' };
