import { useEffect, useMemo } from 'preact/hooks';
import type { Latent } from '../../src/autoencoder/options.js';
import { lineNodes, type LatentLine } from '../state/latent-line.js';
import type { RunView } from '../state/model.js';
import { usePanel } from '../state/panel-context.js';
import { codesOnLine } from './latent/index.js';

/** The codes on the line; null without a line, or in a space whose lines are not known. */
export function useLineCodes(latent: Latent | null, line: LatentLine | null): Float32Array | null {
  return useMemo(
    () => (latent === null || line === null ? null : codesOnLine(latent, line.from, line.to, lineNodes)),
    [latent, line?.from, line?.to],
  );
}

/**
 * Asks the network for the image of the line whenever the line or the network is another one. For the whole panel, since
 * the latent space itself need not be in sight.
 */
export function useLineImage(run: RunView | null, line: LatentLine | null): void {
  const { decodeLine } = usePanel();
  const codes = useLineCodes(run === null ? null : run.started.run.autoencoder.latent, line);
  const newest = run?.frames.at(-1);
  // An array of its own for every question, by which the decoder knows that the same codes are asked for again.
  useEffect(() => decodeLine?.(codes?.slice() ?? null), [decodeLine, codes, newest]);
}
