import { facing, viewerOf } from '../math/camera.js';
import { initialCamera, type Camera } from '../state/view-settings.js';
import type { Axis } from '../charts/axis.js';

/** How strongly the first view holds on: while errors are spread all over, the camera stays there. */
const inertia = 0.35;

/**
 * The view of points in space (count × 3) that turns to where their errors are large: towards the mean of their
 * directions from the middle of the box, weighted by ρ⁴. A function of the picture alone, so it is the same again
 * whenever that picture is.
 */
export function cameraToErrors(positions: Float32Array, error: Float32Array, axes: readonly Axis[]): Camera {
  const centre = axes.map(({ range }) => (range[0] + range[1]) / 2);
  const sum = [0, 0, 0];
  let total = 0;
  for (let i = 0; i < error.length; i++) {
    const direction = centre.map((c, k) => positions[3 * i + k] - c);
    const length = Math.hypot(...direction) || 1;
    const weight = error[i] ** 4;
    total += weight;
    for (let k = 0; k < 3; k++) sum[k] += (weight * direction[k]) / length;
  }
  const first = viewerOf(initialCamera);
  const wanted = facing(
    initialCamera,
    sum.map((component, k) => (total > 0 ? component / total : 0) + inertia * first[k]),
  );
  // From straight above, nobody knows which way is up.
  return { ...wanted, pitch: Math.min(1.1, Math.max(-1.1, wanted.pitch)) };
}
