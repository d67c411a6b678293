// Look for: the seismic belts on a latent sphere, and a ρ that is small along them: compare with earthquakes.dataset.ts.
// Why: the latent space is a sphere, as the earth is, so that no belt has to be cut. Where the data leave the sphere
// empty, the network is free to stretch it: the map is not to scale. Colour by longitude.
import { defineDataset, points, spherical } from 'latent-atlas';
import catalogue from './data/earthquakes.json' with { type: 'json' };

const degree = Math.PI / 180;

/** Longitude and latitude in degrees → a point of the unit sphere. */
function onSphere(longitude: number, latitude: number): [number, number, number] {
  const [lambda, phi] = [longitude * degree, latitude * degree];
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
}

export default defineDataset({
  name: 'A week of earthquakes, spherical latent space',
  manifold: points(
    catalogue.features.map(({ geometry }) => onSphere(geometry.coordinates[0], geometry.coordinates[1])),
    {
      name: 'earthquakes, 31 January to 7 February 2018 (U.S. Geological Survey)',
      labels: { magnitude: catalogue.features.map(({ properties }) => properties.mag) },
    },
  ),
  observables: {
    longitude: { unit: '°', of: ([x, y]) => Math.atan2(y, x) / degree },
    latitude: { unit: '°', of: ([, , z]) => Math.asin(Math.max(-1, Math.min(1, z))) / degree },
  },
  autoencoder: { hidden: [64, 64], latent: spherical(2), activation: 'tanh' },
  training: { batchSize: 64, steps: 5_000, seed: 0 },
});
