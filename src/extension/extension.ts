import { commands, type ExtensionContext, StatusBarAlignment, Uri, window } from 'vscode';
import { RunLibrary } from '../session/run-library.js';
import type { LatentAtlasApi, SessionView } from './api.js';
import { type CommandId, commandIds } from './commands/ids.js';
import { newDataset } from './commands/new-dataset.js';
import { newDatasetFromFile } from './commands/from-file/new-dataset-from-file.js';
import { openExamples } from './commands/open-examples.js';
import { Targets } from './commands/targets.js';
import { TrainOnOpen } from './commands/train-on-open.js';
import { TrainingCommands } from './commands/training.js';
import { ColumnNames } from './editor/column-names.js';
import { ContextKeys } from './editor/context-keys.js';
import { DatasetFiles } from './editor/dataset-files.js';
import { Problems } from './editor/problems.js';
import { TrainLens } from './editor/train-lens.js';
import { TrainingStatus } from './editor/training-status.js';
import type { PanelHost } from './panel/panel.js';
import { Panels } from './panel/panels.js';
import { ViewMemory } from './panel/view-memory.js';
import { ReferenceMemory } from './panel/reference-memory.js';
import { RunCommands } from './runs/run-commands.js';
import { datasetOf } from './runs/run-items.js';
import { RunPanels } from './runs/run-panels.js';
import { RunsView } from './runs/runs-view.js';
import type { DatasetSession } from './sessions/dataset-session.js';
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

  const storage = context.storageUri ?? context.globalStorageUri;
  const runFolder = Uri.joinPath(storage, 'runs').fsPath;
  const library = new RunLibrary(runFolder, () => readSettings().runHistory);
  const sessions = new Sessions(context, library, log);
  const datasetFiles = new DatasetFiles(log);
  const state = context.workspaceState;
  const host: PanelHost = {
    extension: context.extensionUri,
    distribution: context.asAbsolutePath('dist'),
    views: new ViewMemory(state),
    reportError,
  };
  const references = new ReferenceMemory(state, Uri.joinPath(storage, 'references').fsPath);
  const panels = new Panels(state, sessions, references, host);
  const training = new TrainingCommands(sessions, panels, new Targets(sessions, panels, datasetFiles));
  const runPanels = new RunPanels(state, library, training, host);
  const runs = new RunCommands(library, runPanels, training, host.distribution);
  const fromFile = (argument: unknown) => newDatasetFromFile(sessions, argument, (file) => training.train(file));
  const handlers: Readonly<Record<CommandId, (argument: unknown) => unknown>> = {
    [commandIds.train]: (argument) => training.train(datasetOf(argument)),
    [commandIds.examine]: (argument) => training.examine(datasetOf(argument)),
    [commandIds.stop]: (argument) => training.stop(argument),
    [commandIds.restart]: (argument) => training.restart(argument),
    [commandIds.sweep]: (argument) => training.sweep(argument),
    [commandIds.findLatentSpace]: (argument) => training.findLatentSpace(argument),
    [commandIds.newDataset]: (argument) => newDataset(context.extensionUri, argument, () => fromFile(undefined)),
    [commandIds.newDatasetFromFile]: fromFile,
    [commandIds.openExamples]: (argument) => openExamples(context.extensionUri, argument),
    [commandIds.showPanel]: (argument) => training.showPanel(argument),
    [commandIds.showLog]: () => log.show(),
    [commandIds.openRun]: (argument) => runs.open(argument),
    [commandIds.resumeRun]: (argument) => runs.resume(argument),
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
    new ColumnNames(sessions, log),
    new TrainingStatus(sessions, window.createStatusBarItem('latentAtlas.training', StatusBarAlignment.Left, 50)),
    new TrainLens(sessions),
    new ContextKeys(sessions),
    new TrainOnOpen(panels, library, state, reportError),
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

  library.leftovers.clean(Date.now()).then(
    ({ count, bytes }) => {
      if (count > 0) log.info(`Deleted ${count} leftovers of interrupted runs, ${bytes} bytes`);
    },
    (error: unknown) => log.warn(`Cannot delete leftovers in ${runFolder}: ${String(error)}`),
  );

  const activationTime = performance.now() - called;
  log.info(`Activated in ${activationTime.toFixed(1)} ms`);
  return {
    activationTime,
    runs: library,
    get sessions() {
      return sessions.all.map((session) => viewOf(session, panels));
    },
  };
}

function viewOf(session: DatasetSession, panels: Panels): SessionView {
  const { status, fault, latest } = session.training;
  const open = panels.get(session);
  return {
    uri: session.uri,
    status,
    fault,
    latest,
    panel: open && {
      visible: open.panel.visible,
      sentEvents: open.panel.sentEvents,
      comparedWith: open.run.reference?.label ?? null,
    },
  };
}

export async function deactivate(): Promise<void> {
  await open?.closeAll();
}
