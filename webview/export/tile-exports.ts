import * as l10n from '@vscode/l10n';
import { dump } from 'npyjs';
import type { RunDescription } from '../../src/protocol/description.js';
import type { FromPanel } from '../../src/protocol/panel.js';
import { fileName, formatCount } from '../format.js';
import { csv } from './csv.js';
import type { Table } from './tables/table.js';

/** What can be saved of a tile, beside its picture. */
export interface TileExports {
  /** What the picture is of, under its title: which run, after how many steps. */
  readonly caption: string;
  /** Start of the names of its files. */
  readonly name: string;
  readonly files: readonly DataFile[];
  /** What only the host can save; left out if there is nothing of the kind. */
  readonly ofHost?: readonly HostExport[];
}

/** What the host is asked to save; a report has none. */
export interface HostExport {
  /** As it is called in the menu. */
  readonly label: string;
  readonly message: FromPanel;
}

/** A file of numbers behind a picture; they are gathered when it is saved. */
export interface DataFile {
  /** As the menu has it, such as `Save data as CSV`. */
  readonly label: string;
  /** End of its name. */
  readonly suffix: string;
  /** @param isRaw whether texts of tables stay as they are, though a spreadsheet may take them for formulas. */
  readonly bytes: (isRaw?: boolean) => ArrayBuffer;
}

/** @param step of the frame on show; null for what is of the whole run. */
export function tileExports(
  { name, file, seed }: RunDescription,
  tile: string,
  step: number | null,
  files: readonly DataFile[],
): TileExports {
  const dataset = fileName(file).replace(/(\.dataset)?\.[^.]+$/, '');
  return {
    caption: [name, l10n.t('seed {0}', seed), ...(step === null ? [] : [l10n.t('step {0}', formatCount(step))])].join(
      ' · ',
    ),
    name: [dataset, `seed-${seed}`, ...(step === null ? [] : [`step-${step}`]), tile].join('-'),
    files,
  };
}

const csvLabels = {
  data: l10n.t('Save data as CSV'),
  certificate: l10n.t('Save certificate as CSV'),
  'cut scan': l10n.t('Save cut scan as CSV'),
};

const npyLabels = {
  codes: l10n.t('Save codes as NPY'),
  error: l10n.t('Save error as NPY'),
  reconstruction: l10n.t('Save reconstruction as NPY'),
};

/** @param of what the table is of: `data` for what the picture shows. */
export function csvFile(of: keyof typeof csvLabels, table: () => Table): DataFile {
  const suffix = of === 'data' ? '.csv' : `-${of.replaceAll(' ', '-')}.csv`;
  return { label: csvLabels[of], suffix, bytes: (isRaw) => new TextEncoder().encode(csv(table(), isRaw)).buffer };
}

/**
 * One array as a NumPy file.
 * @param of what it is, such as `codes`.
 * @param shape its product is the length of the array, row-major.
 */
export function npyFile(of: keyof typeof npyLabels, array: Float32Array, shape: readonly number[]): DataFile {
  return { label: npyLabels[of], suffix: `-${of}.npy`, bytes: () => dump(array, [...shape]) };
}
