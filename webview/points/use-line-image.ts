import { useEffect, useMemo } from 'preact/hooks';
import { lineNodes, type LatentLine } from '../state/latent-line.js';
import type { RunView } from '../state/model.js';
import { usePanel } from '../state/panel-context.js';
import { codesOnLine } from './latent/index.js';

/**
 * Asks the network for the image of the line whenever the line or the network is another one. For the whole panel, since
 * the latent space itself need not be in sight.
 */
export function useLineImage(run: RunView | null, line: LatentLine | null): void {
  const { decodeLine } = usePanel();
  const latent = run?.started.run.autoencoder.latent;
  const codes = useMemo(
    () => (latent === undefined || line === null ? null : codesOnLine(latent, line.from, line.to, lineNodes)),
    [latent, line?.from, line?.to],
  );
  const newest = run?.frames.at(-1);
  // An array of its own for every question, by which the decoder knows that the same codes are asked for again.
  useEffect(() => decodeLine?.(codes?.slice() ?? null), [decodeLine, codes, newest]);
}
