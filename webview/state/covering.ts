import * as l10n from '@vscode/l10n';
import type { Latent } from '../../src/autoencoder/options.js';
import type { RunFrame } from '../../src/protocol/events.js';
import { latentName } from '../../src/protocol/latent-name.js';
import type { InjectivityResult } from '../../src/protocol/result.js';
import { resultAt, type RunView } from './model.js';
import { isObstructed } from './statements.js';

/** How often the encoder covers its latent space, in words. */
export interface Covering {
  /** The number, such as `2 folds.`. */
  readonly brief: string;
  /** What it means. */
  readonly meaning: string;
  /** Whether it shows that the encoder is not a homeomorphism, or no injective map of a curve. */
  readonly isFolded: boolean;
}

/** @returns null if no such number is defined, or it says nothing. */
export function coveringAt(run: RunView, frame: RunFrame): Covering | null {
  const injectivity = injectivityAt(run, frame);
  if (injectivity === null) return null;
  const { folds, windingNumbers, degree } = injectivity;
  const { latent } = run.started.run.autoencoder;
  if (degree !== null) {
    const isWinding = latent.dimension === 1;
    const number = isWinding ? l10n.t('Winding number {0}.', degree) : l10n.t('Degree {0}.', degree);
    const space = latentName(latent);
    if (!canFill(run)) {
      return {
        brief: number,
        meaning: l10n.t('How often the codes cover {0}, counted with their orientation.', space),
        isFolded: false,
      };
    }
    return Math.abs(degree) === 1
      ? {
          brief: number,
          meaning: l10n.t('The data cover {0} once, as in a homeomorphism.', space),
          isFolded: false,
        }
      : {
          brief: isWinding
            ? l10n.t('Winding number {0}: no homeomorphism.', degree)
            : l10n.t('Degree {0}: no homeomorphism.', degree),
          meaning: l10n.t('A homeomorphism to {0} needs 1 or −1.', space),
          isFolded: true,
        };
  }
  if (windingNumbers !== null) {
    return {
      brief: l10n.t('Winding numbers {0}.', windingNumbers.map((row) => row.join(', ')).join('; ')),
      meaning: l10n.t(
        'How often the code goes around each circle of the latent space while a periodic parameter goes around once.',
      ),
      isFolded: false,
    };
  }
  if (folds === null) return null;
  const closed = run.started.run.manifold.chart?.periodic[0] === true;
  if (!closed && folds === 0) return null;
  return {
    brief: folds === 1 ? l10n.t('1 fold.') : l10n.t('{0} folds.', folds),
    meaning: closed
      ? l10n.t('How often the code turns back along the curve; on a closed curve at least 2 times.')
      : l10n.t('How often the code turns back along the curve; 0 for an injective encoder.'),
    isFolded: true,
  };
}

/** Whether the data are known to be a space that may be the whole of the latent space: then a degree tells whether they are. */
function canFill(run: RunView): boolean {
  const { manifold, autoencoder } = run.started.run;
  return (
    manifold.intrinsicDimension === autoencoder.latent.dimension &&
    manifold.bettiNumbers?.join() === bettiOf(autoencoder.latent).join() &&
    !isObstructed(run)
  );
}

/** Betti numbers of a latent space that has a degree: a circle, a sphere, or else a torus of two dimensions. */
function bettiOf({ kind, dimension }: Latent): readonly number[] {
  if (dimension === 1) return [1, 1];
  return kind === 'sphere' ? [1, 0, 1] : [1, 2, 1];
}

/** The result's own, in double precision and on a finer grid, for the frame of the last step. */
function injectivityAt(run: RunView, frame: RunFrame): InjectivityResult | null {
  return (resultAt(run, frame) ?? frame).injectivity;
}
