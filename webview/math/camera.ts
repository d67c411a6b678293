/** Where a picture in space is seen from. */
export interface Camera {
  /** Turn about the upright axis, in radians. */
  readonly yaw: number;
  /** Height above the horizon, in radians, from −π/2 to π/2. */
  readonly pitch: number;
  /** Magnification; 1 shows everything. */
  readonly zoom: number;
}

/** 4 × 4, column-major, as WebGL reads it. */
export type Matrix = Float32Array;

/** Half the vertical angle of view: small, so that shapes are hardly distorted. */
const halfAngle = (14 * Math.PI) / 180;
/** Distance of the camera from the origin: the unit ball just fits. */
export const viewingDistance = 1 / Math.sin(halfAngle);

/** A camera that orbits the origin, third axis upright, and at zoom 1 sees all of the unit ball. */
export function orbitMatrix(camera: Camera, aspect: number): Matrix {
  const { yaw, pitch, zoom } = camera;
  // Rows of the rotation: right, up and towards the viewer.
  const right = [Math.cos(yaw), Math.sin(yaw), 0];
  const up = [-Math.sin(yaw) * Math.sin(pitch), Math.cos(yaw) * Math.sin(pitch), Math.cos(pitch)];
  const towards = viewerOf(camera);
  const focal = (zoom * Math.min(1, aspect)) / Math.tan(halfAngle);
  const scale = [focal / aspect, focal];
  const near = viewingDistance - 2;
  const far = viewingDistance + 2;
  const matrix = new Float32Array(16);
  for (let k = 0; k < 3; k++) {
    matrix[4 * k] = scale[0] * right[k];
    matrix[4 * k + 1] = scale[1] * up[k];
    matrix[4 * k + 2] = (-towards[k] * (far + near)) / (far - near);
    matrix[4 * k + 3] = -towards[k];
  }
  matrix[14] = ((far + near) * viewingDistance - 2 * far * near) / (far - near);
  matrix[15] = viewingDistance;
  return matrix;
}

/** Unit vector from the origin towards the camera. */
export function viewerOf({ yaw, pitch }: Camera): readonly [number, number, number] {
  return [Math.sin(yaw) * Math.cos(pitch), -Math.cos(yaw) * Math.cos(pitch), Math.sin(pitch)];
}

/** From x and y ranges to clip space; z from [0, 1], the greater the nearer. */
export function planeMatrix(x: readonly [number, number], y: readonly [number, number]): Matrix {
  const matrix = new Float32Array(16);
  matrix[0] = 2 / (x[1] - x[0]);
  matrix[5] = 2 / (y[1] - y[0]);
  matrix[10] = -1;
  matrix[12] = -(x[0] + x[1]) / (x[1] - x[0]);
  matrix[13] = -(y[0] + y[1]) / (y[1] - y[0]);
  matrix[15] = 1;
  return matrix;
}

/** The matrix that first moves `centre` to the origin and divides by `halfExtents`, then applies `matrix`. */
export function ofBox(matrix: Matrix, centre: readonly number[], halfExtents: readonly number[]): Matrix {
  const result = new Float32Array(matrix);
  for (let k = 0; k < 3; k++) {
    for (let row = 0; row < 4; row++) {
      result[4 * k + row] = matrix[4 * k + row] / halfExtents[k];
      result[12 + row] -= (matrix[4 * k + row] / halfExtents[k]) * centre[k];
    }
  }
  return result;
}

/** Where a point lands: x and y in [−1, 1] across the picture, y upwards, and the depth, greater for farther. */
export function project(matrix: Matrix, x: number, y: number, z: number): readonly [number, number, number] {
  const w = matrix[3] * x + matrix[7] * y + matrix[11] * z + matrix[15];
  return [
    (matrix[0] * x + matrix[4] * y + matrix[8] * z + matrix[12]) / w,
    (matrix[1] * x + matrix[5] * y + matrix[9] * z + matrix[13]) / w,
    (matrix[2] * x + matrix[6] * y + matrix[10] * z + matrix[14]) / w,
  ];
}

/** The camera turned so that a direction from the origin points at the viewer; one of length 0 changes nothing. */
export function facing(camera: Camera, direction: readonly number[]): Camera {
  const [x, y, z] = direction;
  if (Math.hypot(x, y, z) === 0) return camera;
  return { ...camera, yaw: Math.atan2(x, -y), pitch: Math.atan2(z, Math.hypot(x, y)) };
}

/** The camera turned by angles, in radians; it never goes over the top. */
export function turned(camera: Camera, yaw: number, pitch: number): Camera {
  const limit = Math.PI / 2;
  return { ...camera, yaw: camera.yaw + yaw, pitch: Math.min(limit, Math.max(-limit, camera.pitch + pitch)) };
}

/** The camera with its magnification changed by a factor, from a fifth to twelve times. */
export function zoomed(camera: Camera, factor: number): Camera {
  return { ...camera, zoom: Math.min(12, Math.max(0.2, camera.zoom * factor)) };
}
