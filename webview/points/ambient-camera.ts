import { useMemo } from 'preact/hooks';
import type { RunFrame } from '../../src/protocol/events.js';
import type { RunView } from '../state/model.js';
import { prefersReducedMotion } from '../drawing/reduced-motion.js';
import { initialCamera, type Camera, type ViewSettings } from '../state/view-settings.js';
import { cameraToErrors } from './automatic-camera.js';
import type { Axis } from '../charts/axis.js';
import type { ShownAxes } from './shown-axes.js';

/** What the camera depends on. */
interface Seen {
  readonly run: RunView;
  readonly frame: RunFrame;
  readonly view: ViewSettings;
}

/** The camera of the pictures of the ambient space: the user's, or else the one that turns to the largest errors. */
export function useAmbientCamera({ run, frame, view }: Seen, shown: ShownAxes, axes: readonly Axis[]): Camera {
  const still = view.camera !== null || shown.components === 2 || prefersReducedMotion();
  const automatic = useMemo(
    () => (still ? initialCamera : cameraToErrors(shown.of(run.started.display.points), frame.error, axes)),
    [still, run.started, frame, shown, axes],
  );
  return view.camera ?? automatic;
}

/** What to set the camera to so that it faces the largest errors: to turn by itself, where that is wanted. */
export function faceErrors({ run, frame }: Seen, shown: ShownAxes, axes: readonly Axis[]): Camera | null {
  return prefersReducedMotion() ? cameraToErrors(shown.of(run.started.display.points), frame.error, axes) : null;
}
