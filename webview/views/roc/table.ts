import type { Detection } from '../../state/detectors.js';
import { constant, stacked, type Table } from '../../export/tables/table.js';

/** A row for each point of each ROC curve, of ρ first and then of simpler detectors, from the strictest cut to none; of a cut that nothing passes no threshold. */
export function rocTable({ autoencoder, baselines }: Detection): Table {
  return stacked(
    [...autoencoder, ...(baselines ?? [])].map(({ name, signal, result: { roc } }) => [
      constant('score', name, roc.backgroundEfficiency.length),
      constant('signal', signal, roc.backgroundEfficiency.length),
      { name: 'score ≥', values: roc.thresholds ?? roc.backgroundEfficiency.map(() => null) },
      { name: 'background efficiency ε_B', values: roc.backgroundEfficiency },
      { name: 'signal efficiency ε_S', values: roc.signalEfficiency },
    ]),
  );
}
