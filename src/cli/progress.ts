import { plannedSteps } from '../protocol/description.js';
import type { WriteStream } from 'node:tty';
import type { RunEvent, RunProgress } from '../protocol/events.js';
import { formatCount } from '../protocol/format.js';
import type { Reading } from '../protocol/panel.js';

/** Milliseconds between two updates of the bar on a terminal, and between two lines elsewhere. */
const barInterval = 100;
const lineInterval = 3000;
const barWidth = 30;

/** Shows on standard error how far a run is. */
export interface Progress {
  take(event: RunEvent): void;
  /** Shows how far a data file has been read. */
  read(reading: Reading): void;
  /** Leaves the cursor at the start of an empty line. */
  end(): void;
}

/** A bar where the stream is a terminal, a plain line every few seconds where it is not, nothing if it is quiet. */
export function createProgress(stream: WriteStream, quiet: boolean): Progress {
  if (quiet) return { take: () => undefined, read: () => undefined, end: () => undefined };
  const isTerminal = stream.isTTY;
  let steps = 0;
  let shown = -Infinity;
  let barIsOpen = false;
  const write = (share: number, text: string): void => {
    const now = performance.now();
    if (now - shown < (isTerminal ? barInterval : lineInterval) && share < 1) return;
    shown = now;
    if (isTerminal) {
      const filled = Math.round(barWidth * share);
      stream.write(`\r\u001b[K${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${text}`);
      barIsOpen = true;
    } else stream.write(text + '\n');
  };
  return {
    read: ({ file, share }) => write(share, `reading ${file} · ${Math.floor(100 * share)} %`),
    take: (event) => {
      if (event.kind === 'started') {
        if (barIsOpen) stream.write('\r\u001b[K');
        barIsOpen = false;
        steps = plannedSteps(event.run);
        const { name, seed, engine, threads, autoencoder, examined } = event.run;
        const by =
          examined == null ? `engine ${engine}${threads > 1 ? `, ${threads} threads` : ''}` : examined.files.join(', ');
        stream.write(`${name}: ${autoencoder.widths.join('-')}, seed ${seed}, ${by}\n`);
      } else if (event.kind === 'progress') write(event.step / steps, describe(event, steps));
      else if (event.kind === 'finished' && event.reason === 'early') {
        stream.write(
          `${barIsOpen ? '\n' : ''}Ended early at step ${event.result.steps}: the validation loss stopped falling.\n`,
        );
        barIsOpen = false;
      } else if (event.kind === 'warning') stream.write(`${barIsOpen ? '\n' : ''}Warning: ${event.message}\n`);
    },
    end: () => {
      if (barIsOpen) stream.write('\n');
    },
  };
}

function describe({ step, trainLoss, stepsPerSecond }: RunProgress, steps: number): string {
  const speed = stepsPerSecond === null ? '' : ` · ${formatCount(stepsPerSecond)} steps/s`;
  const left = stepsPerSecond === null ? '' : ` · ${((steps - step) / stepsPerSecond).toFixed(1)} s left`;
  return `step ${step}/${steps}${speed} · loss ${trainLoss.toExponential(3)}${left}`;
}
