import { numberType } from '../number-types.js';
import type { FieldValue, RecordField } from '../records.js';
import { parseLiteral, type Literal } from './literal.js';

/** What the header of a `.npy` file says. */
export interface NumpyHeader {
  readonly shape: readonly number[];
  readonly isFortranOrder: boolean;
  /** The fields of an item; one without a name for an array of plain values. */
  readonly fields: readonly RecordField[];
  /** Bytes of an item. */
  readonly itemBytes: number;
  /** Where the items start. */
  readonly offset: number;
}

/**
 * Reads the header of a `.npy` file of any version.
 * @see https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 * @throws Error where the bytes are no such file.
 */
export function readHeader(bytes: Uint8Array): NumpyHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isNumpy = bytes.length >= 10 && bytes[0] === 0x93 && String.fromCharCode(...bytes.subarray(1, 6)) === 'NUMPY';
  if (!isNumpy) throw new Error('expected a NumPy file (.npy), got a file that does not start as one');
  const [start, length] = bytes[6] === 1 ? [10, view.getUint16(8, true)] : [12, view.getUint32(8, true)];
  if (start + length > bytes.length)
    throw new Error(`expected a header of ${length} bytes, got ${bytes.length - start}`);
  const text = new TextDecoder(bytes[6] >= 3 ? 'utf-8' : 'latin1').decode(bytes.subarray(start, start + length));
  const header = parseLiteral(text);
  if (typeof header !== 'object' || header === null || !('descr' in header))
    throw new Error(`expected a header as NumPy writes it, got ${JSON.stringify(text.slice(0, 80))}`);
  const { descr, shape, fortran_order: isFortranOrder } = header;
  const sizes = Array.isArray(shape) ? shape.map(Number) : [];
  const { fields, bytes: itemBytes } = fieldsOf(descr, '', 0);
  return { shape: sizes, isFortranOrder: isFortranOrder === true, fields, itemBytes, offset: start + length };
}

/** The fields of a type: `'<f8'`, or a list of `(name, type)` and `(name, type, shape)`. */
function fieldsOf(
  descr: Literal,
  name: string,
  offset: number,
): { readonly fields: readonly RecordField[]; readonly bytes: number } {
  if (typeof descr === 'string') {
    const { value, bytes } = valueOf(descr);
    return { fields: [{ name, shape: [], offset, value }], bytes };
  }
  if (!Array.isArray(descr)) throw new Error(`expected a type as NumPy writes it, got ${JSON.stringify(descr)}`);
  const fields: RecordField[] = [];
  let end = offset;
  for (const item of descr as readonly Literal[]) {
    if (!Array.isArray(item)) throw new Error(`expected a field as NumPy writes it, got ${JSON.stringify(item)}`);
    const [title, type, shape = []] = item as readonly Literal[];
    // A title may stand beside the name.
    const own = String(Array.isArray(title) ? title[1] : title);
    const sizes = (Array.isArray(shape) ? shape : [shape]).map(Number);
    const parts = fieldsOf(type, name === '' ? own : `${name}.${own}`, end);
    const count = sizes.reduce((product, size) => product * size, 1);
    // Bytes that only fill have a void type and no name.
    if (own !== '') fields.push(...parts.fields.map((field) => inArray(field, sizes, typeof type === 'string')));
    end += parts.bytes * count;
  }
  return { fields, bytes: end - offset };
}

function inArray(field: RecordField, shape: readonly number[], isPlain: boolean): RecordField {
  if (shape.length === 0) return field;
  if (isPlain) return { ...field, shape };
  return { ...field, value: { kind: 'other', type: 'records in an array' } };
}

const words: Readonly<Record<string, string>> = {
  c: 'complex numbers',
  O: 'Python objects',
  M: 'dates',
  m: 'spans of time',
  V: 'bytes',
};

function valueOf(descr: string): { readonly value: FieldValue; readonly bytes: number } {
  const [, order, kind = '', digits = '0']: readonly (string | undefined)[] =
    /^([<>|=]?)([a-zA-Z])(\d*)/.exec(descr) ?? [];
  const size = Number(digits);
  const type = numberType(`${kind}${size}`);
  const littleEndian = order !== '>';
  if (type !== null) return { value: { kind: 'number', type, littleEndian }, bytes: size };
  if (kind === 'S' || kind === 'a') return { value: { kind: 'text', bytes: size, decode: latin }, bytes: size };
  if (kind === 'U') {
    return { value: { kind: 'text', bytes: 4 * size, decode: (bytes) => utf32(bytes, littleEndian) }, bytes: 4 * size };
  }
  return { value: { kind: 'other', type: `${words[kind] ?? 'values'} (${descr})` }, bytes: kind === 'O' ? 8 : size };
}

function latin(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes).replace(/\0+$/, '');
}

function utf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const points = Array.from({ length: bytes.length / 4 }, (_, k) => view.getUint32(4 * k, littleEndian));
  return String.fromCodePoint(...points.slice(0, points.findLastIndex((point) => point !== 0) + 1));
}
