/** The commands of this extension, as package.json declares them. */
export const commandIds = {
  train: 'latentAtlas.train',
  examine: 'latentAtlas.examine',
  stop: 'latentAtlas.stop',
  restart: 'latentAtlas.restart',
  sweep: 'latentAtlas.sweep',
  findLatentSpace: 'latentAtlas.findLatentSpace',
  newDataset: 'latentAtlas.newDataset',
  newDatasetFromFile: 'latentAtlas.newDatasetFromFile',
  openExamples: 'latentAtlas.openExamples',
  showPanel: 'latentAtlas.showPanel',
  showLog: 'latentAtlas.showLog',
  openRun: 'latentAtlas.openRun',
  resumeRun: 'latentAtlas.resumeRun',
  compareRun: 'latentAtlas.compareRun',
  pinRun: 'latentAtlas.pinRun',
  unpinRun: 'latentAtlas.unpinRun',
  renameRun: 'latentAtlas.renameRun',
  deleteRun: 'latentAtlas.deleteRun',
  revealRun: 'latentAtlas.revealRun',
  exportReport: 'latentAtlas.exportReport',
  exportModel: 'latentAtlas.exportModel',
} as const;

export type CommandId = (typeof commandIds)[keyof typeof commandIds];
