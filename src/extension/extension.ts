import { commands, type ExtensionContext, StatusBarAlignment, Uri, window } from 'vscode';
import { RunLibrary } from '../session/run-library.js';
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
import { ViewMemory } from './panel/view-memory.js';
import type { ReferenceRun } from './panel/reference.js';
import { ReferenceMemory } from './panel/reference-memory.js';
import { RunCommands } from './runs/run-commands.js';
import { datasetOf } from './runs/run-items.js';
import { RunPanels } from './runs/run-panels.js';
import { RunsView } from './runs/runs-view.js';
import { Sessions } from './sessions/sessions.js';
import { readSettings } from './system/settings.js';

let open: Sessions | null = null;

export function activate(context: ExtensionContext): LatentAtlasApi {
  const called = performance.now();
  const log = window.createOutputChannel('Latent Atlas', { log: true });
  const reportError = (error: unknown): void => {
    log.error(error instanceof Error ? error : String(error));
    void window.showErrorMessage(error instanceof Error ? error.message : String(error));
  };

  const runFolder = Uri.joinPath(context.storageUri ?? context.globalStorageUri, 'runs').fsPath;
  const library = new RunLibrary(runFolder, () => readSettings().runHistory);
  const sessions = new Sessions(context, library, log);
  const datasetFiles = new DatasetFiles(log);
  const views = new ViewMemory(context.workspaceState);
  const panels: Panels = new Panels(
    context,
    sessions,
    {
      restart: (session, seed) => training.restartWithSeed(session, seed),
      sweep: (session, count) => training.trainOverSeeds(session.uri, count),
      exportReport: async (session) => runs.exportKept(await session.kept),
      exportModel: async (session) => runs.exportModelOf(await session.keptOnceWritten()),
      reportError,
    },
    views,
    new ReferenceMemory(context.workspaceState, library),
  );
  const training = new TrainingCommands(sessions, panels, new Targets(sessions, panels, datasetFiles));
  const compare = async (file: Uri, reference: ReferenceRun): Promise<void> => {
    const session = await training.showPanel(file);
    if (session !== undefined) panels.get(session)?.compareWith(reference);
  };
  const runPanels: RunPanels = new RunPanels(
    context.extensionUri,
    context.workspaceState,
    library,
    {
      train: (file, seed) => training.trainWithSeed(file, seed),
      sweep: (file, count) => training.trainOverSeeds(file, count),
      exportReport: (run) => runs.exportKept(run),
      exportModel: (run) => runs.exportModelOf(run),
      compare,
      reportError,
    },
    views,
  );
  const runs: RunCommands = new RunCommands(library, runPanels, context.asAbsolutePath('dist'), compare);
  const handlers: Readonly<Record<CommandId, (argument: unknown) => unknown>> = {
    [commandIds.train]: (argument) => training.train(datasetOf(argument)),
    [commandIds.stop]: (argument) => training.stop(argument),
    [commandIds.restart]: (argument) => training.restart(argument),
    [commandIds.sweep]: (argument) => training.sweep(argument),
    [commandIds.newDataset]: (argument) => newDataset(context.extensionUri, argument),
    [commandIds.openExamples]: (argument) => openExamples(context.extensionUri, argument),
    [commandIds.showPanel]: async (argument) => {
      await training.showPanel(argument);
    },
    [commandIds.showLog]: () => log.show(),
    [commandIds.openRun]: (argument) => runs.open(argument),
    [commandIds.compareRun]: (argument) => runs.compareWith(argument),
    [commandIds.pinRun]: (argument) => runs.setPinned(argument, true),
    [commandIds.unpinRun]: (argument) => runs.setPinned(argument, false),
    [commandIds.renameRun]: (argument) => runs.rename(argument),
    [commandIds.deleteRun]: (argument) => runs.delete(argument),
    [commandIds.revealRun]: (argument) => runs.reveal(argument),
    [commandIds.exportReport]: (argument) => runs.exportReport(argument),
    [commandIds.exportModel]: (argument) => runs.exportModel(argument),
  };
  open = sessions;
  context.subscriptions.push(
    log,
    sessions,
    datasetFiles,
    panels,
    runPanels,
    new RunsView(library),
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
    runFolder,
    get sessions() {
      return sessions.all.map((session) => {
        const { uri, status, fault, latest } = session;
        const panel = panels.get(session);
        return {
          uri,
          status,
          fault,
          latest,
          panel:
            panel === undefined
              ? null
              : { visible: panel.visible, sentEvents: panel.sentEvents, comparedWith: panel.comparedWith },
        };
      });
    },
  };
}

export async function deactivate(): Promise<void> {
  await open?.closeAll();
}
