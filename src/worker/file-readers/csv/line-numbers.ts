/** Which line of a file each row stands in, with little memory where one row follows another. */
export interface LineNumbers {
  /** The line of the next row. */
  add(line: number): void;
  lineOf(row: number): number;
  /** Forgets all. */
  clear(): void;
}

export function createLineNumbers(): LineNumbers {
  let rows = 0;
  let last = -1;
  /** Rows that do not stand in the line after the one before, and their lines. */
  let breaks: { readonly row: number; readonly line: number }[] = [];
  return {
    add: (line) => {
      if (line !== last + 1 || rows === 0) breaks.push({ row: rows, line });
      last = line;
      rows++;
    },
    lineOf: (row) => {
      const start = breaks.findLast((one) => one.row <= row) ?? { row: 0, line: 1 };
      return start.line + row - start.row;
    },
    clear: () => {
      rows = 0;
      last = -1;
      breaks = [];
    },
  };
}
