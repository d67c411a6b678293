import { l10n } from 'vscode';
import { formatCount } from '../../../protocol/format.js';
import type { DataColumn, DataFile } from '../../../protocol/data-file.js';
import { columnItem, type ColumnItem } from './column-items.js';
import { type Answer, pickOne, pickSome } from './steps.js';
import {
  canLabel,
  canTrain,
  canWeigh,
  type ColumnUse,
  isLikelyLabel,
  isLikelyWeight,
  suggestedUse,
} from './suggest.js';

/** Asks what the columns of a data file are used for; undefined if the user gives up. */
export async function askUse(name: string, file: DataFile): Promise<ColumnUse | undefined> {
  let use = suggestedUse(file);
  let direction = 1;
  for (let index = 0; index < questions.length; index += direction) {
    const answer = await questions[index](use, file, titleOf(name, file));
    // A question that has nothing to ask is passed over in both directions.
    if (answer === null) continue;
    if (answer.kind === 'cancelled') return undefined;
    direction = answer.kind === 'back' ? -1 : 1;
    if (answer.kind === 'chosen') use = answer.value;
  }
  return use;
}

/** Null where there is nothing to choose. */
type Question = (use: ColumnUse, file: DataFile, title: string) => Promise<Answer<ColumnUse> | null>;

const questions: readonly Question[] = [askColumns, askLabels, askWeight];

function titleOf(name: string, { rows, isWhole }: DataFile): string {
  return isWhole
    ? l10n.t('New Dataset from {0}: {1} rows', name, formatCount(rows))
    : l10n.t('New Dataset from {0}: its first {1} rows', name, formatCount(rows));
}

async function askColumns(use: ColumnUse, file: DataFile, title: string): Promise<Answer<ColumnUse> | null> {
  const items = file.columns.filter(canTrain).map((column) => columnItem(column, file));
  const unreadable = file.columns.filter(({ holds }) => holds === 'other').length;
  const placeholder =
    l10n.t('Columns to train on. Labels and weights come next.') +
    (unreadable === 0 ? '' : ` ${l10n.t('{0} cannot be read.', formatCount(unreadable))}`);
  const answer = await pickSome({ title, placeholder, canGoBack: false }, items, of(items, use.columns), 1);
  if (answer.kind !== 'chosen') return answer;
  const columns = answer.value.map(({ column }) => column);
  // In the order of the file, not in that of the ticks.
  const ordered = file.columns.filter((column) => columns.includes(column));
  return { kind: 'chosen', value: freed({ ...use, columns: ordered }) };
}

async function askLabels(use: ColumnUse, file: DataFile, title: string): Promise<Answer<ColumnUse> | null> {
  const candidates = file.columns.filter(canLabel).filter(without(use.columns));
  const sorted = [...candidates.filter(isLikelyLabel), ...candidates.filter((column) => !isLikelyLabel(column))];
  if (sorted.length === 0) return null;
  const items = sorted.map((column) => columnItem(column, file));
  const placeholder = l10n.t('Labels: columns to colour and select by, which are not trained on');
  const answer = await pickSome({ title, placeholder, canGoBack: true }, items, of(items, use.labels), 0);
  if (answer.kind !== 'chosen') return answer;
  const chosen = answer.value.map(({ column }) => column);
  const kept = use.labels.filter((column) => chosen.includes(column));
  return { kind: 'chosen', value: freed({ ...use, labels: [...kept, ...chosen.filter(without(kept))] }) };
}

async function askWeight(use: ColumnUse, file: DataFile, title: string): Promise<Answer<ColumnUse> | null> {
  const free = file.columns.filter(canWeigh).filter(without([...use.columns, ...use.labels]));
  if (free.length === 0) return null;
  const sorted = [...free.filter(isLikelyWeight), ...free.filter((column) => !isLikelyWeight(column))];
  const none = { label: l10n.t('No weights'), description: l10n.t('each row counts once'), column: null };
  const items = [none, ...sorted.map((column) => columnItem(column, file))];
  const likely = use.weight ?? sorted.find(isLikelyWeight);
  const active = items.find(({ column }) => column !== null && column === likely) ?? none;
  const placeholder = l10n.t('The weight of a row');
  const answer = await pickOne<(typeof items)[number]>({ title, placeholder, canGoBack: true }, items, active);
  return answer.kind === 'chosen' ? { kind: 'chosen', value: { ...use, weight: answer.value.column } } : answer;
}

/** A column is used for one thing only: what was chosen before gives way to what is now. */
function freed({ columns, labels, weight }: ColumnUse): ColumnUse {
  const own = labels.filter(without(columns));
  return { columns, labels: own, weight: weight !== null && [...columns, ...own].includes(weight) ? null : weight };
}

function of(items: readonly ColumnItem[], columns: readonly DataColumn[]): readonly ColumnItem[] {
  return items.filter(({ column }) => columns.includes(column));
}

function without(columns: readonly DataColumn[]): (column: DataColumn) => boolean {
  return (column) => !columns.includes(column);
}
