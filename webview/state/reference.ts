import * as l10n from '@vscode/l10n';
import type { RunFrame } from '../../src/protocol/events.js';
import { detectionAt, type Detection, type Detector } from './detectors.js';
import { frameIndexAt } from './frames.js';
import type { Reference, RunView } from './model.js';

/** A run that is compared with, at the frame that stands beside that of the shown run. */
export interface ShownReference extends Reference {
  readonly frame: RunFrame;
}

/** The reference after as many steps as the frame on show, or at its own end beside the end of a run that is over. */
export function referenceAt(reference: Reference, run: RunView, frame: RunFrame): ShownReference | null {
  const { frames } = reference.run;
  const isAtEnd = run.finished !== null && run.frames.at(-1) === frame;
  const shown = frames.at(frameIndexAt(frames, isAtEnd ? null : frame.step));
  return shown === undefined ? null : { ...reference, frame: shown };
}

/** How ρ of the reference tells the signals that the shown run has too, each in the colour that it has there. */
export function detectorsOfReference({ run, frame }: ShownReference, shown: Detection): Detector[] {
  const detectors = detectionAt(run, frame.step)?.autoencoder ?? [];
  return detectors.flatMap((detector) => {
    const same = shown.autoencoder.find(({ signal }) => signal === detector.signal);
    return same === undefined
      ? []
      : [{ ...detector, name: l10n.t('ρ of the reference'), style: `${same.style} faded`, sign: same.sign }];
  });
}
