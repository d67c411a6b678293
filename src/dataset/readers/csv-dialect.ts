/** How a text file of rows and cells is written; null where that is to be found out. */
export interface CsvDialect {
  /** Whether the first line has the names of the columns. */
  readonly header: boolean | null;
  /** One character, or `' '` for any number of blanks and tabs. */
  readonly separator: string | null;
  readonly decimal: '.' | ',';
  /** How comment lines begin; null if the file has none. */
  readonly comment: string | null;
  /** Lines to leave out at the start. */
  readonly skip: number;
  /** Whether the line after the header has the units of the columns. */
  readonly unitsLine: boolean;
  readonly encoding: CsvEncoding | null;
}

/** How characters are stored. */
export type CsvEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'latin1';
