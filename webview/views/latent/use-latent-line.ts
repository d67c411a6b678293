import { useEffect, useMemo } from 'preact/hooks';
import type { Latent } from '../../../src/autoencoder/options.js';
import { codesOnLine } from '../../points/latent/index.js';
import { lineNodes, type LatentLine } from '../../state/latent-line.js';
import type { RunView } from '../../state/model.js';
import { usePanel } from '../../state/panel-context.js';

/**
 * Asks the network for the image of the line whenever the line or the network is another one.
 * @returns the codes on the line; null if there is none.
 */
export function useLatentLine(run: RunView, latent: Latent, line: LatentLine | null): Float32Array | null {
  const { decodeLine } = usePanel();
  const codes = useMemo(
    () => line && codesOnLine(latent, line.from, line.to, lineNodes),
    [latent, line?.from, line?.to],
  );
  const newest = run.frames.at(-1);
  // An array of its own for every question, by which the decoder knows that the same codes are asked for again.
  useEffect(() => decodeLine?.(codes?.slice() ?? null), [decodeLine, codes, newest]);
  return codes;
}
