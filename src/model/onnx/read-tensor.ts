import { ModelError } from '../model-error.js';
import { requireSize, shapeText, type Numbers, type Tensor } from '../tensor.js';
import { halfToNumber } from './half.js';
import { aligned, bytesOf, doublesOf, fieldsOf, floatsOf, integersOf, textOf } from './wire.js';

/** Bytes of a file beside the model. @throws ModelError if no file has that name. */
export type ReadExternal = (name: string) => Uint8Array;

/** A type of numbers that tensors have in files. */
interface NumberType {
  readonly kind: Tensor['kind'];
  readonly bytes: number;
  /** From little-endian bytes, aligned. */
  readonly decode: (buffer: ArrayBuffer) => Numbers;
}

const fromInteger = (kind: Tensor['kind'], bytes: number, decode: NumberType['decode']): NumberType => ({
  kind,
  bytes,
  decode,
});

/** By `TensorProto.DataType`. */
const numberTypes: Readonly<Record<number, NumberType | undefined>> = {
  1: { kind: 'real', bytes: 4, decode: (buffer) => new Float64Array(new Float32Array(buffer)) },
  2: fromInteger('integer', 1, (buffer) => new Float64Array(new Uint8Array(buffer))),
  3: fromInteger('integer', 1, (buffer) => new Float64Array(new Int8Array(buffer))),
  4: fromInteger('integer', 2, (buffer) => new Float64Array(new Uint16Array(buffer))),
  5: fromInteger('integer', 2, (buffer) => new Float64Array(new Int16Array(buffer))),
  6: fromInteger('integer', 4, (buffer) => new Float64Array(new Int32Array(buffer))),
  7: fromInteger('integer', 8, (buffer) => Float64Array.from(new BigInt64Array(buffer), Number)),
  9: fromInteger('truth', 1, (buffer) => new Float64Array(new Uint8Array(buffer))),
  10: { kind: 'real', bytes: 2, decode: (buffer) => Float64Array.from(new Uint16Array(buffer), halfToNumber) },
  11: { kind: 'real', bytes: 8, decode: (buffer) => new Float64Array(buffer) },
  12: fromInteger('integer', 4, (buffer) => new Float64Array(new Uint32Array(buffer))),
  13: fromInteger('integer', 8, (buffer) => Float64Array.from(new BigUint64Array(buffer), Number)),
  // bfloat16: the upper half of a number in single precision.
  16: {
    kind: 'real',
    bytes: 2,
    decode: (buffer) => {
      const words = Uint32Array.from(new Uint16Array(buffer), (upper) => upper * 2 ** 16);
      return new Float64Array(new Float32Array(words.buffer));
    },
  },
};

const typeNames: Readonly<Record<number, string | undefined>> = {
  8: 'text',
  14: 'complex64',
  15: 'complex128',
  17: 'float8',
  18: 'float8',
  19: 'float8',
  20: 'float8',
  21: 'uint4',
  22: 'int4',
  23: 'float4',
};

/** A tensor of a file, with its name. */
export interface NamedTensor {
  readonly name: string;
  readonly tensor: Tensor;
}

/**
 * Reads a `TensorProto`.
 * @throws ModelError that names the tensor and what is wrong with it.
 */
export function readTensor(message: Uint8Array, readExternal: ReadExternal): NamedTensor {
  const shape: number[] = [];
  const parts: Numbers[] = [];
  const external = new Map<string, string>();
  let [name, type, isExternal] = ['', 0, false];
  let raw: Uint8Array | null = null;
  for (const field of fieldsOf(message)) {
    switch (field.number) {
      case 1:
        shape.push(...integersOf(field));
        break;
      case 2:
        type = integersOf(field)[0] ?? 0;
        break;
      case 4:
        parts.push(new Float64Array(floatsOf(field)));
        break;
      case 5:
      case 7:
      case 11:
        parts.push(Float64Array.from(integersOf(field)));
        break;
      case 8:
        name = textOf(field);
        break;
      case 9:
        raw = bytesOf(field);
        break;
      case 10:
        parts.push(doublesOf(field));
        break;
      case 13: {
        const [key, value] = textPair(bytesOf(field));
        external.set(key, value);
        break;
      }
      case 14:
        isExternal = integersOf(field)[0] === 1;
        break;
    }
  }
  const where = `the tensor ${JSON.stringify(name)} of shape ${shapeText(shape)}`;
  const numberType = numberTypes[type];
  if (numberType === undefined)
    throw new ModelError(
      `${where}: expected numbers of float16, float32, float64 or whole numbers, got ${typeNames[type] ?? `type ${type}`}. Export the model in float32.`,
    );
  const size = requireSize(shape);
  const bytes = isExternal ? externalBytes(external, size * numberType.bytes, where, readExternal) : raw;
  if (bytes !== null && bytes.length !== size * numberType.bytes)
    throw new ModelError(
      `${where}: expected ${size * numberType.bytes} bytes, got ${bytes.length}. Is the file whole?`,
    );
  const values = bytes === null ? listed(parts, type) : numberType.decode(aligned(bytes));
  if (values.length !== size) throw new ModelError(`${where}: expected ${size} numbers, got ${values.length}`);
  return { name, tensor: { kind: numberType.kind, shape, values } };
}

/** Numbers that stand one by one; those of half precision stand there as the bits of an integer. */
function listed(parts: readonly Numbers[], type: number): Numbers {
  const values = Float64Array.from(parts.flatMap((part) => Array.from(part)));
  return type === 10 ? values.map(halfToNumber) : values;
}

/** A `StringStringEntryProto`. */
export function textPair(message: Uint8Array): [key: string, value: string] {
  let [key, value] = ['', ''];
  for (const field of fieldsOf(message)) {
    if (field.number === 1) key = textOf(field);
    else if (field.number === 2) value = textOf(field);
  }
  return [key, value];
}

function named(where: string, read: () => Uint8Array): Uint8Array {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    throw new ModelError(`${where}: ${error.message}`);
  }
}

function externalBytes(
  fields: ReadonlyMap<string, string>,
  length: number,
  where: string,
  readExternal: ReadExternal,
): Uint8Array {
  const location = fields.get('location');
  if (location === undefined)
    throw new ModelError(`${where}: expected the name of the file with its numbers, got none`);
  const offset = Number(fields.get('offset') ?? 0);
  const file = named(where, () => readExternal(location));
  const wanted = Number(fields.get('length') ?? length);
  if (!Number.isInteger(offset) || offset < 0 || offset + wanted > file.length)
    throw new ModelError(
      `${where}: expected ${wanted} bytes from byte ${offset} of ${location}, got a file of ${file.length} bytes`,
    );
  return file.subarray(offset, offset + wanted);
}
