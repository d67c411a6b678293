import { l10n } from 'vscode';

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
    label: l10n.t('Circle'),
    description: l10n.t(
      'The simplest obstruction: a closed curve that does not fit into a one-dimensional latent space',
    ),
    data: null,
  },
  {
    id: 'sphere',
    label: l10n.t('Sphere'),
    description: l10n.t('The sphere in space, flattened into a two-dimensional latent space and torn open'),
    data: null,
  },
  {
    id: 'torus',
    label: l10n.t('Torus'),
    description: l10n.t('A torus of revolution, coloured by its two angles'),
    data: null,
  },
  {
    id: 'curve',
    label: l10n.t('Parametric curve'),
    description: l10n.t('Your own curve t ↦ (x, y, z), sampled uniformly in arc length; starts as a trefoil knot'),
    data: null,
  },
  {
    id: 'surface',
    label: l10n.t('Parametric surface'),
    description: l10n.t('Your own surface (u, v) ↦ (x, y, z), sampled uniformly in area; starts as a Möbius strip'),
    data: null,
  },
  {
    id: 'sampler',
    label: l10n.t('Own sampler'),
    description: l10n.t('Your own function that draws one point at a time from random numbers'),
    data: null,
  },
  {
    id: 'anomalies',
    label: l10n.t('Background and signals'),
    description: l10n.t('Anomalies in addition to the background: how well does the reconstruction error flag them?'),
    data: null,
  },
  {
    id: 'csv',
    label: l10n.t('CSV file'),
    description: l10n.t('Rows of a CSV file as points, columns chosen by name; starts with sample data'),
    data: 'points.csv',
  },
  {
    id: 'npy',
    label: l10n.t('NumPy file'),
    description: l10n.t('Rows of an array in a .npy file as points; starts with sample data'),
    data: 'points.npy',
  },
];
