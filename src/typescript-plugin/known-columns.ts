/** A column of a data file, as the extension tells the plugin. */
export interface KnownColumn {
  readonly name: string;
  /** What it holds, for people. */
  readonly detail: string;
}

/** Columns by the absolute path of their file. */
export type KnownColumns = ReadonlyMap<string, readonly KnownColumn[]>;

/** What the extension sends to the plugin. */
export interface PluginSettings {
  readonly columns: readonly (readonly [file: string, columns: readonly KnownColumn[]])[];
}

/** The columns in what an editor has sent; none where that is something else. */
export function knownColumnsIn(settings: unknown): KnownColumns {
  const isSettings = typeof settings === 'object' && settings !== null && 'columns' in settings;
  return new Map(isSettings && Array.isArray(settings.columns) ? settings.columns.filter(isEntry) : []);
}

function isEntry(entry: unknown): entry is PluginSettings['columns'][number] {
  if (!Array.isArray(entry)) return false;
  const [file, columns] = entry as readonly unknown[];
  return typeof file === 'string' && Array.isArray(columns) && columns.every(isColumn);
}

function isColumn(column: unknown): column is KnownColumn {
  return (
    typeof column === 'object' &&
    column !== null &&
    'name' in column &&
    typeof column.name === 'string' &&
    'detail' in column &&
    typeof column.detail === 'string'
  );
}
