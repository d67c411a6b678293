import { halfToNumber } from '../onnx/half.js';
import { isObject, jsonText } from '../json.js';
import { ModelError } from '../model-error.js';
import { requireSize, shapeText, type Numbers, type Tensor } from '../tensor.js';

/** Arrays by name, with what the file says of itself. */
export interface Safetensors {
  readonly tensors: ReadonlyMap<string, Tensor>;
  readonly metadata: ReadonlyMap<string, string>;
}

/** Bytes of a number, and how they are read from little-endian, aligned bytes. */
const types: Readonly<Record<string, { readonly bytes: number; readonly read: (buffer: ArrayBuffer) => Numbers }>> = {
  F16: { bytes: 2, read: (buffer) => Float64Array.from(new Uint16Array(buffer), halfToNumber) },
  BF16: {
    bytes: 2,
    read: (buffer) =>
      new Float64Array(new Float32Array(Uint32Array.from(new Uint16Array(buffer), (x) => x * 2 ** 16).buffer)),
  },
  F32: { bytes: 4, read: (buffer) => new Float64Array(new Float32Array(buffer)) },
  F64: { bytes: 8, read: (buffer) => new Float64Array(buffer) },
};

/**
 * Reads a safetensors file (https://huggingface.co/docs/safetensors): eight bytes with the length of a JSON header, the
 * header, and the numbers.
 * @throws ModelError that names the array.
 */
export function readSafetensors(bytes: Uint8Array): Safetensors {
  const header = headerOf(bytes);
  const start = 8 + header.length;
  const tensors = new Map<string, Tensor>();
  const metadata = new Map<string, string>();
  for (const [name, entry] of Object.entries(header.value)) {
    if (name === '__metadata__' && isObject(entry)) {
      for (const [key, value] of Object.entries(entry)) if (typeof value === 'string') metadata.set(key, value);
    } else tensors.set(name, tensorOf(name, entry, bytes.subarray(start)));
  }
  return { tensors, metadata };
}

function headerOf(bytes: Uint8Array): { readonly value: Readonly<Record<string, unknown>>; readonly length: number } {
  const damaged = (why: string): ModelError => new ModelError(`the file is damaged or no safetensors file: ${why}`);
  if (bytes.length < 8) throw damaged(`it has ${bytes.length} bytes`);
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  if (length > bytes.length - 8)
    throw damaged(`its header should have ${length} bytes, and it has ${bytes.length} in all`);
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
    if (isObject(value)) return { value, length };
  } catch {
    throw damaged('its header is no JSON');
  }
  throw damaged('its header is no dictionary');
}

function tensorOf(name: string, entry: unknown, numbers: Uint8Array): Tensor {
  const where = `the array ${JSON.stringify(name)}`;
  const { dtype, shape, data_offsets: offsets } = isObject(entry) ? entry : {};
  if (!isNumbers(shape) || !isNumbers(offsets) || offsets.length !== 2)
    throw new ModelError(`${where}: expected its shape and its place in the file`);
  const type = typeof dtype === 'string' && Object.hasOwn(types, dtype) ? types[dtype] : undefined;
  if (type === undefined)
    throw new ModelError(
      `${where} of shape ${shapeText(shape)}: expected F16, BF16, F32 or F64, got ${jsonText(dtype)}`,
    );
  const [from, to] = offsets;
  const expected = requireSize(shape) * type.bytes;
  if (to - from !== expected || from < 0 || to > numbers.length)
    throw new ModelError(
      `${where} of shape ${shapeText(shape)}: expected ${expected} bytes, got those from ${from} to ${to} of ${numbers.length}`,
    );
  return { kind: 'real', shape, values: type.read(new Uint8Array(numbers.subarray(from, to)).buffer) };
}

function isNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'number');
}
