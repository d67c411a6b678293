/** A dataset file to start from, in media/templates. */
export interface Template {
  /** Name of the file without `.dataset.ts`; also the name that is proposed for the new file. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** A data file that the dataset reads, copied beside it under the dataset's name. */
  readonly data: string | null;
}

export const templates: readonly Template[] = [
  {
    id: 'circle',
    label: 'Circle',
    description: 'The smallest obstruction: a closed curve that no one-dimensional latent space holds',
    data: null,
  },
  {
    id: 'sphere',
    label: 'Sphere',
    description: 'The sphere in space, flattened into a two-dimensional latent space and torn open',
    data: null,
  },
  {
    id: 'torus',
    label: 'Torus',
    description: 'A torus of revolution, coloured by its two angles',
    data: null,
  },
  {
    id: 'curve',
    label: 'Parametric curve',
    description: 'Your own curve t ↦ (x, y, z), sampled uniformly in arc length; starts as a trefoil knot',
    data: null,
  },
  {
    id: 'surface',
    label: 'Parametric surface',
    description: 'Your own surface (u, v) ↦ (x, y, z), sampled uniformly in area; starts as a Möbius strip',
    data: null,
  },
  {
    id: 'sampler',
    label: 'Own sampler',
    description: 'A function that draws one point at a time from the random numbers it is given',
    data: null,
  },
  {
    id: 'anomalies',
    label: 'Background and signals',
    description: 'Anomalies beside the background: how well does the reconstruction error flag them?',
    data: null,
  },
  {
    id: 'csv',
    label: 'CSV file',
    description: 'Rows of a CSV file as points, columns chosen by name; starts with sample data',
    data: 'points.csv',
  },
  {
    id: 'npy',
    label: 'NumPy file',
    description: 'Rows of an array in a .npy file as points; starts with sample data',
    data: 'points.npy',
  },
];
