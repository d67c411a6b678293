import type { NumberType } from './number-types.js';

type NumberArray =
  | Int8ArrayConstructor
  | Uint8ArrayConstructor
  | Int16ArrayConstructor
  | Uint16ArrayConstructor
  | Int32ArrayConstructor
  | Uint32ArrayConstructor
  | Float32ArrayConstructor
  | Float64ArrayConstructor;

/** Arrays of the same layout, where the processor's own order of bytes is that of the file: the lowest first. */
const arrays: ReadonlyMap<string, NumberArray> = new Map<string, NumberArray>([
  ['int8', Int8Array],
  ['uint8', Uint8Array],
  ['int16', Int16Array],
  ['uint16', Uint16Array],
  ['int32', Int32Array],
  ['uint32', Uint32Array],
  ['float32', Float32Array],
  ['float64', Float64Array],
]);

/** Values of one type, one after another, as numbers. */
export function toNumbers(bytes: Uint8Array<ArrayBuffer>, type: NumberType, littleEndian: boolean): Float64Array {
  const count = Math.floor(bytes.length / type.bytes);
  const array = arrays.get(type.name);
  if (array !== undefined) {
    const ordered = littleEndian ? bytes : swap(bytes, type.bytes);
    const aligned = ordered.byteOffset % type.bytes === 0 ? ordered : new Uint8Array(ordered);
    const values = new array(aligned.buffer, aligned.byteOffset, count);
    return values instanceof Float64Array ? values : new Float64Array(values);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const numbers = new Float64Array(count);
  for (let k = 0; k < count; k++) numbers[k] = type.read(view, k * type.bytes, littleEndian);
  return numbers;
}

/** A copy with the bytes of each value the other way round. */
function swap(bytes: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const copy = Buffer.from(bytes);
  if (size === 2) copy.swap16();
  if (size === 4) copy.swap32();
  if (size === 8) copy.swap64();
  return copy;
}
