// Look for: the cut of the circle lies in the arc around θ = 0, whatever the seed: that is where points are rare.
// Why: some two opposite points must share a code, and the mean error is smallest if few points pay for it. So what is
// rare is flagged because it is rare, although it belongs to the background as much as the rest of the circle.
import { circle, defineDataset, euclidean, restrict, reweight } from 'latent-atlas';

const isRare = ([x, y]: readonly [number, number]): boolean => Math.abs(Math.atan2(y, x)) < Math.PI / 8;

export default defineDataset({
  name: 'Circle with a rare arc, one latent dimension',
  manifold: reweight(circle({ radius: 1 }), (point) => (isRare(point) ? 0.02 : 1)),
  signal: { 'rare arc': restrict(circle({ radius: 1 }), isRare) },
  autoencoder: { hidden: [32, 32], latent: euclidean(1), activation: 'tanh' },
  training: { batchSize: 64, steps: 5_000, seed: 0 },
});
