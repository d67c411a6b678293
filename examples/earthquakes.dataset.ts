// Look for: the world's earthquakes of a week, laid out in the plane like a map; ρ is large where the map was cut.
// Why: the events lie on a sphere, which does not embed in the plane; but they fill only its seismic belts, so the
// network can hide its cut where few events are. Colour by longitude to see the map, by ρ to see the cut.
import { defineDataset, euclidean, points } from 'latent-atlas';
import catalogue from './data/earthquakes.json' with { type: 'json' };

const degree = Math.PI / 180;

/** Longitude and latitude in degrees → a point of the unit sphere. */
function onSphere(longitude: number, latitude: number): [number, number, number] {
  const [lambda, phi] = [longitude * degree, latitude * degree];
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
}

export default defineDataset({
  name: 'A week of earthquakes, two latent dimensions',
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
  autoencoder: { hidden: [64, 64], latent: euclidean(2), activation: 'tanh' },
  training: { batchSize: 64, steps: 5_000, seed: 0 },
});
