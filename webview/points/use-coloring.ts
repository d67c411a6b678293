import { useMemo } from 'preact/hooks';
import type { RunFrame, RunStarted } from '../../src/protocol/events.js';
import type { ColorScale } from '../drawing/scene.js';
import type { ColorBy } from '../state/view-settings.js';
import { coloringOf, type Coloring } from './coloring.js';
import { usePanel } from '../state/panel-context.js';

/** How the display sample is coloured; the same object again while nothing of it changes. */
export function useColoring(
  started: RunStarted,
  frame: RunFrame,
  wanted: ColorBy | null,
  errorScale: ColorScale,
): Coloring {
  const { theme } = usePanel();
  return useMemo(
    () => coloringOf(started, frame, wanted, errorScale, theme),
    [started, frame, JSON.stringify(wanted), errorScale, theme],
  );
}
