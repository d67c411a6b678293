import type { NumberType } from './number-types.js';
import { textCells, type Cells, type ColumnPart, type FileColumn } from './table-file.js';

/** A field of records that all have the same bytes. */
export interface RecordField {
  /** With the names of the fields that it is in, such as `jet.pt`. */
  readonly name: string;
  readonly shape: readonly number[];
  /** Of its first value in a record, in bytes. */
  readonly offset: number;
  readonly value: FieldValue;
}

/** What one value of a field is. */
export type FieldValue =
  | { readonly kind: 'number'; readonly type: NumberType; readonly littleEndian: boolean }
  | { readonly kind: 'text'; readonly bytes: number; readonly decode: (bytes: Uint8Array) => string }
  /** What cannot be read, for people. */
  | { readonly kind: 'other'; readonly type: string };

/** Records one after another. */
export interface Records {
  readonly bytes: Uint8Array;
  /** Bytes of a record. */
  readonly stride: number;
  readonly rows: number;
}

export function columnOfField({ name, shape, value }: RecordField): FileColumn {
  const suffix = shape.length === 0 ? '' : `[${shape.join(', ')}]`;
  switch (value.kind) {
    case 'number':
      return { name, shape, holds: value.type.isFlag ? 'flags' : 'numbers', type: value.type.name + suffix };
    case 'text':
      return { name, shape, holds: shape.length === 0 ? 'texts' : 'other', type: `text${suffix}` };
    case 'other':
      return { name, shape, holds: 'other', type: value.type + suffix };
  }
}

/** The cells of a part of a field. */
export function cellsOfField(records: Records, field: RecordField, { element }: ColumnPart): Cells {
  const { bytes, stride, rows } = records;
  const { value } = field;
  switch (value.kind) {
    case 'number': {
      const { type, littleEndian } = value;
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const first = field.offset + (element ?? 0) * type.bytes;
      const values = new Float64Array(rows);
      for (let row = 0; row < rows; row++) values[row] = type.read(view, first + row * stride, littleEndian);
      return { kind: type.isFlag ? 'flags' : 'numbers', values, offset: 0, stride: 1 };
    }
    case 'text': {
      const first = field.offset + (element ?? 0) * value.bytes;
      return textCells(
        Array.from({ length: rows }, (_, row) =>
          value.decode(bytes.subarray(first + row * stride, first + row * stride + value.bytes)),
        ),
      );
    }
    case 'other':
      throw new Error(`field ${JSON.stringify(field.name)}: expected numbers or text, got ${value.type}`);
  }
}
