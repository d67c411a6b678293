/**
 * Data with typed arrays as one ArrayBuffer, for the wire, for the log on disk and for the report alike:
 * `uint32 length of header | header as UTF-8 JSON | padding to 8 | arrays, each padded to 8`, little-endian.
 * In the header a typed array stands as `{ "$array": type, "offset", "length" }`, the offset from the first array.
 */
const arrayTypes = { Float32Array, Float64Array, Int32Array, Uint32Array, Uint8Array };
type ArrayType = keyof typeof arrayTypes;
type PackedArray = InstanceType<(typeof arrayTypes)[ArrayType]>;

interface ArrayReference {
  readonly $array: ArrayType;
  readonly offset: number;
  readonly length: number;
}

const align = (bytes: number): number => (bytes + 7) & ~7;

/**
 * Packs plain data (objects, arrays, strings, finite numbers, booleans, null, typed arrays) into one buffer.
 * @throws TypeError for a typed array of another type, or a number that JSON cannot hold (NaN, infinities).
 */
export function pack(value: object): ArrayBuffer {
  const arrays: PackedArray[] = [];
  let dataBytes = 0;
  const header = JSON.stringify(value, (key, item: unknown) => {
    if (typeof item === 'number' && !Number.isFinite(item)) {
      throw new TypeError(`pack: '${key}' is ${item}; outside typed arrays numbers must be finite`);
    }
    if (!ArrayBuffer.isView(item)) return item;
    const type = arrayTypeOf(item);
    if (type === null || !isPackedArray(item)) {
      throw new TypeError(`pack: '${key}' is a ${item.constructor.name}, which cannot be packed`);
    }
    const reference: ArrayReference = { $array: type, offset: dataBytes, length: item.length };
    arrays.push(item);
    dataBytes += align(item.byteLength);
    return reference;
  });
  const headerBytes = new TextEncoder().encode(header);
  const start = align(4 + headerBytes.length);
  const buffer = new ArrayBuffer(start + dataBytes);
  new DataView(buffer).setUint32(0, headerBytes.length, true);
  const bytes = new Uint8Array(buffer);
  bytes.set(headerBytes, 4);
  let offset = start;
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), offset);
    offset += align(array.byteLength);
  }
  return buffer;
}

/**
 * The data that {@link pack} put into the buffer; the typed arrays are views of it, nothing is copied.
 * @throws Error where the buffer is cut short or is not such data.
 */
export function unpack(buffer: ArrayBuffer): unknown {
  if (buffer.byteLength < 4) throw new Error(`unpack: expected at least 4 bytes, got ${buffer.byteLength}`);
  const headerLength = new DataView(buffer).getUint32(0, true);
  const start = align(4 + headerLength);
  if (start > align(buffer.byteLength)) {
    throw new Error(`unpack: expected a header of ${headerLength} bytes, got ${buffer.byteLength - 4}`);
  }
  const header = new TextDecoder().decode(new Uint8Array(buffer, 4, headerLength));
  return JSON.parse(header, (_key, item: unknown) =>
    isArrayReference(item) ? new arrayTypes[item.$array](buffer, start + item.offset, item.length) : item,
  );
}

function arrayTypeOf(view: ArrayBufferView): ArrayType | null {
  const name = view.constructor.name;
  return name in arrayTypes ? (name as ArrayType) : null;
}

function isPackedArray(view: ArrayBufferView): view is PackedArray {
  return arrayTypeOf(view) !== null;
}

function isArrayReference(item: unknown): item is ArrayReference {
  return typeof item === 'object' && item !== null && '$array' in item;
}
