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
  const [cx, cy, cz] = axes.map(({ range }) => (range[0] + range[1]) / 2);
  const sum = [0, 0, 0];
  let total = 0;
  for (let i = 0; i < error.length; i++) {
    const [x, y, z] = [positions[3 * i] - cx, positions[3 * i + 1] - cy, positions[3 * i + 2] - cz];
    const length = Math.hypot(x, y, z) || 1;
    const weight = error[i] ** 4;
    total += weight;
    sum[0] += (weight * x) / length;
    sum[1] += (weight * y) / length;
    sum[2] += (weight * z) / length;
  }
  const first = viewerOf(initialCamera);
  const wanted = facing(
    initialCamera,
    sum.map((component, k) => (total > 0 ? component / total : 0) + inertia * first[k]),
  );
  // From straight above, nobody knows which way is up.
  return { ...wanted, pitch: Math.min(1.1, Math.max(-1.1, wanted.pitch)) };
}
