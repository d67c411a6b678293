import { l10n, type QuickPickItem } from 'vscode';
import { formatCount, formatNumber } from '../../../protocol/format.js';
import type { DataColumn, DataFile } from '../../../protocol/data-file.js';

/** A column to choose. */
export interface ColumnItem extends QuickPickItem {
  readonly column: DataColumn;
}

export function columnItem(column: DataColumn, file: DataFile): ColumnItem {
  return { label: columnName(column), description: columnWords(column, file), column };
}

export function columnName({ choice, size }: DataColumn): string {
  if (choice === null) return l10n.t('all {0} columns', formatCount(size));
  return typeof choice === 'number' ? l10n.t('column {0}', choice) : choice;
}

/** What a column holds: type or range, unit, missing values. */
export function columnWords(column: DataColumn, file: DataFile): string {
  const { missing, rows, sentinel } = column;
  return [
    valueWords(column),
    ...(rows === file.rows ? [] : [l10n.t('{0} rows', formatCount(rows))]),
    ...(missing === 0 ? [] : [l10n.t('{0} of {1} missing', formatCount(missing), formatCount(rows))]),
    ...(sentinel === null ? [] : [l10n.t('{0} may stand for missing', endWords(sentinel))]),
  ].join(' · ');
}

function valueWords(column: DataColumn): string {
  const { holds, range, size, unit, different, type } = column;
  switch (holds) {
    case 'texts':
      return different === null ? l10n.t('text') : l10n.t('text, {0} different', formatCount(different));
    case 'flags':
      return l10n.t('true or false');
    case 'other':
      return type;
    case 'numbers': {
      if (range === null) return l10n.t('no numbers');
      const [least, most] = range;
      const isOne = least === most;
      const ends = isOne
        ? l10n.t('always {0}', endWords(least))
        : l10n.t('{0} to {1}', endWords(least), endWords(most));
      const each = size === 1 ? ends : l10n.t('{0} numbers, {1}', formatCount(size), ends);
      const whole = column.areWhole && different !== null && different <= 20 && !isOne;
      return [each + (unit === '' ? '' : ` ${unit}`), ...(whole ? [l10n.t('{0} different', different)] : [])].join(
        ', ',
      );
    }
  }
}

/** Whole numbers with all their digits. */
function endWords(x: number): string {
  return Number.isInteger(x) && Math.abs(x) < 1e6 ? String(x).replace('-', '−') : formatNumber(x);
}
