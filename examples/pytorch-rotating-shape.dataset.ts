// Look for: examine it, do not train it. At most angles the L is sharp, and near one of them it is blurred or upside down.
// Why: the encoder is convolutional, and still a continuous map of a circle of pictures to one number: some L has the code of
// another one that is far from it. The file declares no topology: only the sample can show it.
import { defineDataset, image, onnx, sampled } from 'latent-atlas';

const size = 24;
/** Half the width of a stroke, and of the grey edge around it, in pixels. */
const [halfWidth, blur] = [2, 1.2];
/** The strokes of an L, from the centre of the picture, in pixels. */
const strokes = [
  { from: [-3, 6], to: [-3, -5] },
  { from: [-3, -5], to: [4, -5] },
];

/** Distance from a point to a stroke's middle line. */
function distance([x, y]: readonly number[], { from, to }: (typeof strokes)[number]): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const along = ((x - from[0]) * dx + (y - from[1]) * dy) / (dx * dx + dy * dy);
  const nearest = Math.max(0, Math.min(1, along));
  return Math.hypot(x - from[0] - nearest * dx, y - from[1] - nearest * dy);
}

/** The L turned by an angle in rad: grey values in [0, 1], row by row, which change smoothly with the angle. */
function picture(angle: number): number[] {
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  return Array.from({ length: size * size }, (_, pixel) => {
    const [x, y] = [(pixel % size) - (size - 1) / 2, (size - 1) / 2 - Math.floor(pixel / size)];
    const turned = [cosine * x + sine * y, cosine * y - sine * x];
    const outside = Math.min(...strokes.map((stroke) => distance(turned, stroke))) - halfWidth;
    return 1 / (1 + Math.exp(outside / blur));
  });
}

export default defineDataset({
  name: 'A turning L, a convolutional model from PyTorch',
  manifold: sampled({
    name: 'an L at every angle',
    ambientDimension: size * size,
    intrinsicDimension: 1,
    sample: (random) => picture(random.uniform(0, 2 * Math.PI)),
  }),
  view: image({ height: size, width: size }),
  samples: { train: 2_000, test: 1_000 },
  model: onnx('models/rotating-shape.onnx'),
});
