/** A type of numbers as files store it. */
export interface NumberType {
  /** For people, such as `float32`. */
  readonly name: string;
  readonly bytes: number;
  readonly isFlag: boolean;
  read(bytes: DataView, offset: number, littleEndian: boolean): number;
}

const type = (name: string, bytes: number, read: NumberType['read'], isFlag = false): NumberType => ({
  name,
  bytes,
  isFlag,
  read,
});

/** Types by kind, as NumPy names them, and number of bytes: f float, i signed, u unsigned integer, b truth value. */
const types: ReadonlyMap<string, NumberType> = new Map([
  ['b1', type('bool', 1, (view, at) => (view.getUint8(at) === 0 ? 0 : 1), true)],
  ['i1', type('int8', 1, (view, at) => view.getInt8(at))],
  ['u1', type('uint8', 1, (view, at) => view.getUint8(at))],
  ['i2', type('int16', 2, (view, at, little) => view.getInt16(at, little))],
  ['u2', type('uint16', 2, (view, at, little) => view.getUint16(at, little))],
  ['i4', type('int32', 4, (view, at, little) => view.getInt32(at, little))],
  ['u4', type('uint32', 4, (view, at, little) => view.getUint32(at, little))],
  ['i8', type('int64', 8, (view, at, little) => Number(view.getBigInt64(at, little)))],
  ['u8', type('uint64', 8, (view, at, little) => Number(view.getBigUint64(at, little)))],
  ['f2', type('float16', 2, (view, at, little) => halfToNumber(view.getUint16(at, little)))],
  ['f4', type('float32', 4, (view, at, little) => view.getFloat32(at, little))],
  ['f8', type('float64', 8, (view, at, little) => view.getFloat64(at, little))],
]);

/** @param code such as `f4`. */
export function numberType(code: string): NumberType | null {
  return types.get(code) ?? null;
}

/** The number that the 16 bits of a half-precision float (IEEE 754 binary16) stand for. */
export function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
