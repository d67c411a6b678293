import path from 'node:path';
import { l10n, ProgressLocation, Uri, ViewColumn, window, workspace } from 'vscode';
import { type DataColumn, type DataFile, dataFileEndings, readerOf } from '../../../protocol/data-file.js';
import { freeName } from '../free-name.js';
import type { Sessions } from '../../sessions/sessions.js';
import { askUse } from './ask-use.js';
import { columnName, columnWords } from './column-items.js';
import { datasetText } from './dataset-text.js';
import { canTrain, type ColumnUse, suggestedUse } from './suggest.js';

/** Rows that are read to say what the columns hold. */
const mostRows = 100_000;

/** Answers that a keybinding or another extension can pass to the command, so that it asks nothing. */
export interface FromFileArguments {
  readonly file: Uri;
  /** Names of the columns to train on; those that are suggested where left out. */
  readonly columns?: readonly string[];
  readonly labels?: readonly string[];
  readonly weight?: string;
}

/**
 * Makes a dataset file for a data file beside it, after asking what its columns are used for, and opens it.
 * @param argument the data file, or all answers; the user is asked where it is neither.
 * @param train offered to the user when it is made.
 */
export async function newDatasetFromFile(
  sessions: Sessions,
  argument: unknown,
  train: (file: Uri) => Promise<void>,
): Promise<Uri | undefined> {
  const answers = isArguments(argument) ? argument : null;
  const data = answers?.file ?? (argument instanceof Uri ? argument : await askForFile());
  if (data === undefined) return undefined;
  const name = path.basename(data.fsPath);
  if (readerOf(name) === null) {
    throw new Error(
      l10n.t('{0}: expected a file whose name ends in {1}', name, dataFileEndings.map((one) => `.${one}`).join(', ')),
    );
  }
  const file = await describe(sessions, data);
  if (file === undefined) return undefined;
  if (!file.columns.some(canTrain)) {
    const there = file.columns.map((column) => `${columnName(column)} (${columnWords(column, file)})`).join(', ');
    throw new Error(l10n.t('{0}: expected a column of numbers to train on, got {1}', name, there));
  }
  const use = answers === null ? await askUse(name, file) : useOf(answers, file);
  if (use === undefined) return undefined;
  const dataset = await write(data, file, use);
  await window.showTextDocument(dataset, { viewColumn: ViewColumn.One });
  if (answers === null) void offer(dataset, train);
  return dataset;
}

async function askForFile(): Promise<Uri | undefined> {
  const chosen = await window.showOpenDialog({
    title: l10n.t('New Dataset from File'),
    openLabel: l10n.t('Show Its Columns'),
    filters: { [l10n.t('Data files')]: [...dataFileEndings] },
    defaultUri: workspace.workspaceFolders?.[0]?.uri,
  });
  return chosen?.[0];
}

/** Undefined if the user does not want to wait. */
async function describe(sessions: Sessions, data: Uri): Promise<DataFile | undefined> {
  const supply = await sessions.workers();
  const { describeFile } = await import('../../../session/describe-file.js');
  const name = path.basename(data.fsPath);
  const options = { location: ProgressLocation.Notification, title: l10n.t('Reading {0}', name), cancellable: true };
  return window.withProgress(options, async (progress, token) => {
    const abort = new AbortController();
    token.onCancellationRequested(() => abort.abort());
    let reached = 0;
    const tell = (share: number): void => {
      const increment = 100 * (share - reached);
      if (increment < 1) return;
      reached = share;
      progress.report({ increment });
    };
    try {
      return await describeFile(supply, data.fsPath, mostRows, tell, abort.signal);
    } catch (error) {
      if (abort.signal.aborted) return undefined;
      throw new Error(l10n.t('Cannot read {0}: {1}', name, error instanceof Error ? error.message : String(error)));
    }
  });
}

/** Beside the data file where that is in the workspace, and in the workspace where it is not. */
async function write(data: Uri, file: DataFile, use: ColumnUse): Promise<Uri> {
  const root = workspace.workspaceFolders?.at(0);
  const isInside = root === undefined || workspace.getWorkspaceFolder(data) !== undefined;
  const folder = isInside ? Uri.joinPath(data, '..') : root.uri;
  const stem = path.basename(data.fsPath).replace(/(?:\.[^.]+)?(?:\.(?:gz|zst))?$/i, '');
  const dataset = Uri.joinPath(folder, `${await freeName(folder, stem)}.dataset.ts`);
  const dataPath = isInside ? path.basename(data.fsPath) : data.fsPath.replaceAll('\\', '/');
  await workspace.fs.writeFile(dataset, new TextEncoder().encode(datasetText(stem, dataPath, file, use)));
  return dataset;
}

async function offer(dataset: Uri, train: (file: Uri) => Promise<void>): Promise<void> {
  const name = path.basename(dataset.fsPath);
  const choice = l10n.t('Train Autoencoder');
  if ((await window.showInformationMessage(l10n.t('{0} is ready to train.', name), choice)) === choice)
    await train(dataset);
}

/** @throws Error that lists the columns where one is not there. */
function useOf({ columns, labels, weight }: FromFileArguments, file: DataFile): ColumnUse {
  const suggested = suggestedUse(file);
  const named = (name: string): DataColumn => {
    const found = file.columns.find((column) => columnName(column) === name);
    if (found !== undefined) return found;
    throw new Error(l10n.t('expected a column out of {0}; got {1}', file.columns.map(columnName).join(', '), name));
  };
  const chosenLabels = labels?.map(named) ?? suggested.labels;
  const chosenWeight = weight === undefined ? suggested.weight : named(weight);
  const others = [...chosenLabels, chosenWeight];
  return {
    columns: columns?.map(named) ?? suggested.columns.filter((column) => !others.includes(column)),
    labels: chosenLabels,
    weight: chosenWeight,
  };
}

function isArguments(argument: unknown): argument is FromFileArguments {
  return typeof argument === 'object' && argument !== null && 'file' in argument && argument.file instanceof Uri;
}
