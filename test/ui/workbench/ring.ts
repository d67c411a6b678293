// A dataset file that is trained in a moment.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { pickFromContextMenu } from './explorer.js';
import { panelWithPicture, untilLastPicture } from './panel.js';

export const ringFile = 'ring.dataset.ts';

export const ringTraining = (steps: number, seed: number): string => `training: { steps: ${steps}, seed: ${seed} },`;

export const ring = `import { circle, defineDataset, euclidean } from 'latent-atlas';
export default defineDataset({
  name: 'Ring',
  manifold: circle(),
  samples: { train: 500, test: 200 },
  autoencoder: { hidden: [8], latent: euclidean(1) },
  ${ringTraining(200, 0)}
});
`;

export const writeRing = (folder: string): Promise<void> => writeFile(path.join(folder, ringFile), ring);

/** Trains it to its end, and gives its panel with the last picture. */
export async function trainRing(page: Page): Promise<Frame> {
  await pickFromContextMenu(page, ringFile, 'Train Autoencoder');
  const panel = await panelWithPicture(page);
  await untilLastPicture(panel);
  return panel;
}
