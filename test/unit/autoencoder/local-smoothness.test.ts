import assert from 'node:assert/strict';
import { layout, type Architecture } from '../../../src/autoencoder/architecture.js';
import { encodeFloat64 } from '../../../src/autoencoder/float64.js';
import { lipschitzBound, localSmoothness } from '../../../src/autoencoder/local-smoothness.js';
import { activations } from '../../../src/autoencoder/options.js';
import { activationSlope, activationSmoothness, scalarActivation } from '../../../src/layers/scalar-activation.js';
import { frobeniusNorm, spectralNormBound } from '../../../src/linear/spectral-norm.js';
import { createRandom } from '../../../src/random/random.js';

const grid = Array.from({ length: 4001 }, (_, index) => (index - 2000) / 250 + 1e-4);

const networks = activations.map((activation) => {
  const architecture: Architecture = {
    ambientDimension: 4,
    hidden: [6, 5],
    latent: { kind: 'euclidean', dimension: 2 },
    activation,
    initialization: 'glorotUniform',
    variational: null,
  };
  const random = createRandom(3, 'search', 0);
  const parameters = Float32Array.from(
    { length: layout(architecture).parameters },
    () => 1.5 * random.uniform() - 0.75,
  );
  return { activation, architecture, parameters, layers: layout(architecture).encoder };
});

const point = Float64Array.of(0.31, -0.72, 0.55, 0.13);
const unit = Float64Array.of(0.5, 0.5, -0.5, 0.5);
const shifted = (by: number): Float64Array => point.map((value, k) => value + by * unit[k]);

describe('the bounds of a network near a point', () => {
  for (const activation of activations) {
    it(`know the slope of ${activation} and how it changes`, () => {
      const [f, slope] = [scalarActivation(activation), activationSlope(activation)];
      const { slope: most, slopeChange, kink } = activationSmoothness[activation];
      let [steepest, change] = [0, 0];
      grid.forEach((x, index) => {
        assert.ok(Math.abs((f(x + 1e-6) - f(x - 1e-6)) / 2e-6 - slope(x)) < 1e-6, `at ${x}`);
        steepest = Math.max(steepest, Math.abs(slope(x)));
        const before = grid[Math.max(0, index - 1)];
        if (index > 0 && !(kink && before < 0 && x > 0))
          change = Math.max(change, Math.abs(slope(x) - slope(before)) / (x - before));
      });
      assert.ok(steepest <= most && steepest > 0.99 * most, `${steepest} of ${most}`);
      assert.ok(change <= slopeChange * (1 + 1e-9) && change >= 0.98 * slopeChange, `${change} of ${slopeChange}`);
    });
  }

  for (const { activation, architecture, parameters, layers } of networks) {
    it(`hold for layers with ${activation}`, () => {
      const near = localSmoothness(layers, parameters, point);
      const step = 1e-6;
      const ahead = encodeFloat64(architecture, parameters, shifted(step));
      const behind = encodeFloat64(architecture, parameters, shifted(-step));
      for (let k = 0; k < 2; k++) {
        const slope = unit.reduce((sum, value, i) => sum + value * near.jacobian[k * 4 + i], 0);
        assert.ok(Math.abs((ahead[k] - behind[k]) / (2 * step) - slope) < 1e-7);
      }
      const far = Math.min(0.01, 0.9 * near.radius);
      const other = localSmoothness(layers, parameters, shifted(far));
      const change = frobeniusNorm(other.jacobian.map((value, at) => value - near.jacobian[at]));
      assert.ok(
        change <= Math.SQRT2 * near.curvature * far + 1e-12,
        `${change} over ${far}, curvature ${near.curvature}`,
      );
      assert.ok(near.rounding > 1e-17 && near.rounding < 1e-12, `rounding ${near.rounding}`);
      const stretch = Math.hypot(...ahead.map((value, k) => value - behind[k])) / (2 * step);
      assert.ok(stretch <= lipschitzBound(layers, parameters) * (1 + 1e-9));
    });
  }

  it('end where an activation with a kink turns', () => {
    const relu = networks.find(({ activation }) => activation === 'relu');
    assert.ok(relu !== undefined);
    const { layers, parameters } = relu;
    const { radius, jacobian } = localSmoothness(layers, parameters, point);
    assert.ok(radius > 0 && Number.isFinite(radius));
    assert.deepEqual(localSmoothness(layers, parameters, shifted(0.99 * radius)).jacobian, jacobian);
  });

  it('have a spectral norm that is an upper bound, and a sharp one', () => {
    // A rotation by 1 radian times diag(3, 2), beside a third column of zeros.
    const [c, s] = [Math.cos(1), Math.sin(1)];
    const bound = spectralNormBound(Float64Array.of(3 * c, -2 * s, 0, 3 * s, 2 * c, 0), 2, 3);
    assert.ok(bound >= 3 && bound < 3 * 2 ** (1 / 8), String(bound));
    assert.equal(spectralNormBound(new Float64Array(6), 2, 3), 0);
  });
});
