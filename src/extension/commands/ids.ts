/** The commands of this extension, as package.json declares them. */
export const commandIds = {
  train: 'latentAtlas.train',
  stop: 'latentAtlas.stop',
  restart: 'latentAtlas.restart',
  newDataset: 'latentAtlas.newDataset',
  openExamples: 'latentAtlas.openExamples',
  showPanel: 'latentAtlas.showPanel',
  showLog: 'latentAtlas.showLog',
} as const;

export type CommandId = (typeof commandIds)[keyof typeof commandIds];
