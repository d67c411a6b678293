import { commands, type ExtensionContext, StatusBarAlignment, window } from 'vscode';
import type { LatentAtlasApi } from './api.js';
import { type CommandId, commandIds } from './commands/ids.js';
import { newDataset } from './commands/new-dataset.js';
import { openExamples } from './commands/open-examples.js';
import { Targets } from './commands/targets.js';
import { TrainOnOpen } from './commands/train-on-open.js';
import { TrainingCommands } from './commands/training.js';
import { ContextKeys } from './editor/context-keys.js';
import { DatasetFiles } from './editor/dataset-files.js';
import { Problems } from './editor/problems.js';
import { TrainLens } from './editor/train-lens.js';
import { TrainingStatus } from './editor/training-status.js';
import { Panels } from './panel/panels.js';
import { Sessions } from './sessions/sessions.js';

let open: Sessions | null = null;

export function activate(context: ExtensionContext): LatentAtlasApi {
  const called = performance.now();
  const log = window.createOutputChannel('Latent Atlas', { log: true });
  const reportError = (error: unknown): void => {
    log.error(error instanceof Error ? error : String(error));
    void window.showErrorMessage(error instanceof Error ? error.message : String(error));
  };

  const sessions = new Sessions(context, log);
  const datasetFiles = new DatasetFiles(log);
  const panels: Panels = new Panels(context, sessions, {
    restart: (session, seed) => training.restartWithSeed(session, seed),
    reportError,
  });
  const training = new TrainingCommands(sessions, panels, new Targets(sessions, panels, datasetFiles));
  const handlers: Readonly<Record<CommandId, (argument: unknown) => unknown>> = {
    [commandIds.train]: (argument) => training.train(argument),
    [commandIds.stop]: (argument) => training.stop(argument),
    [commandIds.restart]: (argument) => training.restart(argument),
    [commandIds.newDataset]: (argument) => newDataset(context.extensionUri, argument),
    [commandIds.openExamples]: (argument) => openExamples(context.extensionUri, argument),
    [commandIds.showPanel]: (argument) => training.showPanel(argument),
    [commandIds.showLog]: () => log.show(),
  };
  open = sessions;
  context.subscriptions.push(
    log,
    sessions,
    datasetFiles,
    panels,
    new Problems(sessions, log),
    new TrainingStatus(sessions, window.createStatusBarItem('latentAtlas.training', StatusBarAlignment.Left, 50)),
    new TrainLens(sessions),
    new ContextKeys(sessions),
    new TrainOnOpen(reportError),
    ...Object.entries(handlers).map(([id, handler]) =>
      commands.registerCommand(id, async (argument: unknown) => {
        try {
          return await handler(argument);
        } catch (error) {
          reportError(error);
          return undefined;
        }
      }),
    ),
  );

  const activationTime = performance.now() - called;
  log.info(`Activated in ${activationTime.toFixed(1)} ms`);
  return {
    activationTime,
    get sessions() {
      return sessions.all.map((session) => {
        const { uri, status, fault, latest } = session;
        const panel = panels.get(session);
        return { uri, status, fault, latest, panel: panel === undefined ? null : { visible: panel.visible, sentEvents: panel.sentEvents } };
      });
    },
  };
}

export async function deactivate(): Promise<void> {
  await open?.closeAll();
}
