import type { SchemaElement, SchemaTree } from 'hyparquet';
import type { FileColumn } from '../table-file.js';

/** A column of numbers, texts or lists, inside a column of the file. */
export interface ParquetColumn extends FileColumn {
  /** The column of the file that it is in. */
  readonly top: string;
  /** What stands for it in a value of that column. */
  readonly valueIn: (value: unknown) => unknown;
}

/** The columns of a file, with the fields of its structures by path, such as `jet.pt`. */
export function columnsOf(root: SchemaTree): readonly ParquetColumn[] {
  return root.children.flatMap((child) =>
    inside(child, child.element.name, child.element.name, (value) => value, false),
  );
}

function inside(
  tree: SchemaTree,
  name: string,
  top: string,
  valueIn: (value: unknown) => unknown,
  isInList: boolean,
): readonly ParquetColumn[] {
  const { element, children } = tree;
  const item = itemOf(tree);
  if (item !== null) {
    if (isInList) return [{ name, shape: [], holds: 'other', type: 'lists of lists', top, valueIn }];
    return inside(item, name, top, valueIn, true);
  }
  if (element.logical_type?.type === 'MAP' || element.converted_type === 'MAP')
    return [{ name, shape: [], holds: 'other', type: 'maps', top, valueIn }];
  if (children.length === 0) {
    const { holds, type } = leafOf(element);
    if (!isInList) return [{ name, shape: [], holds, type, top, valueIn }];
    const isList = holds === 'numbers' || holds === 'flags';
    return [{ name, shape: [], holds: isList ? 'lists' : 'other', type: `lists of ${type}`, top, valueIn }];
  }
  return children.flatMap((child) => {
    const field = child.element.name;
    return inside(
      child,
      `${name}.${field}`,
      top,
      (value) => {
        const whole = valueIn(value);
        return isInList && Array.isArray(whole)
          ? whole.map((one: unknown) => fieldOf(one, field))
          : fieldOf(whole, field);
      },
      isInList,
    );
  });
}

function fieldOf(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([name]) => name === field)?.[1]
    : null;
}

/** What a list holds; null if a column is not a list. */
function itemOf({ element, children }: SchemaTree): SchemaTree | null {
  const [only] = children;
  if (element.logical_type?.type === 'LIST' || element.converted_type === 'LIST') {
    if (children.length !== 1) return null;
    // Of three levels the one in the middle only repeats; older programs leave it out.
    const isMiddle = only.children.length === 1 && !['array', `${element.name}_tuple`].includes(only.element.name);
    return isMiddle ? only.children[0] : plain(only);
  }
  return element.repetition_type === 'REPEATED' ? plain({ element, children, count: 0, path: [] }) : null;
}

/** The same without being repeated. */
function plain(tree: SchemaTree): SchemaTree {
  return { ...tree, element: { ...tree.element, repetition_type: 'REQUIRED' } };
}

function leafOf({
  type,
  logical_type: logical,
  converted_type: converted,
}: SchemaElement): Pick<FileColumn, 'holds' | 'type'> {
  if (logical?.type === 'FLOAT16') return { holds: 'numbers', type: 'float16' };
  if (logical?.type === 'DECIMAL' || converted === 'DECIMAL') return { holds: 'numbers', type: 'decimal' };
  const time = logical?.type ?? converted ?? '';
  if (/DATE|TIMESTAMP/.test(time)) return { holds: 'other', type: 'dates' };
  if (time === 'INTERVAL') return { holds: 'other', type: 'spans of time' };
  switch (type) {
    case 'BOOLEAN':
      return { holds: 'flags', type: 'bool' };
    case 'INT32':
    case 'INT64':
    case 'FLOAT':
    case 'DOUBLE':
      return { holds: 'numbers', type: type.toLowerCase() };
    case 'INT96':
      return { holds: 'other', type: 'dates' };
    case 'BYTE_ARRAY':
      return { holds: 'texts', type: 'text' };
    case 'FIXED_LEN_BYTE_ARRAY':
    case undefined:
      return { holds: 'other', type: 'bytes' };
  }
}
