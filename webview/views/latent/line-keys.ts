import * as l10n from '@vscode/l10n';
import type { TargetedKeyboardEvent } from 'preact';
import type { RunFrame } from '../../../src/protocol/events.js';
import { usePanel } from '../../state/panel-context.js';
import { usePointed } from '../../points/pointed.js';
import type { LatentLine } from '../../state/latent-line.js';

/** What to add to the words for a latent space in which a line can be laid. */
export const lineKeys = l10n.t('Press a and b to put the start and the end of a line at the code under the pointer.');

/**
 * Keys of a picture of the latent space that lay a line through two codes of the display sample: a for its start, b for its
 * end.
 * @param lay takes the codes of both ends.
 */
export function useLineKeys(
  frame: RunFrame,
  codeSize: number,
  line: LatentLine | null,
  lay: (from: Float32Array, to: Float32Array) => void,
): (event: TargetedKeyboardEvent<HTMLDivElement>) => void {
  const { decodeLine } = usePanel();
  const { pointed } = usePointed();
  return (event) => {
    const isEnd = event.key === 'a' || event.key === 'b';
    if (decodeLine === null || pointed === null || !isEnd || event.ctrlKey || event.metaKey || event.altKey) return;
    const code = frame.codes.slice(pointed * codeSize, (pointed + 1) * codeSize);
    if (event.key === 'a') lay(code, line?.to ?? code);
    else lay(line?.from ?? code, code);
    event.preventDefault();
  };
}
