import { ModelError } from '../model-error.js';

/*
 * The wire format of Protocol Buffers, as far as ONNX needs it: a message is a list of fields, each a number with a value
 * (https://protobuf.dev/programming-guides/encoding/).
 */

/** A field of a message. */
export type Field =
  | { readonly number: number; readonly kind: 'varint'; readonly value: bigint }
  | { readonly number: number; readonly kind: 'bytes'; readonly value: Uint8Array }
  /** Four or eight bytes, little endian. */
  | { readonly number: number; readonly kind: 'fixed'; readonly value: Uint8Array };

/** Reads the fields of a message. @throws ModelError if the bytes are not a message. */
export function* fieldsOf(message: Uint8Array): Generator<Field> {
  const reader = new WireReader(message);
  while (!reader.isAtEnd) {
    const key = Number(reader.varint());
    const number = Math.floor(key / 8);
    if (number < 1) throw reader.damaged('a field number');
    switch (key % 8) {
      case 0:
        yield { number, kind: 'varint', value: reader.varint() };
        break;
      case 1:
        yield { number, kind: 'fixed', value: reader.bytes(8) };
        break;
      case 2:
        yield { number, kind: 'bytes', value: reader.bytes(Number(reader.varint())) };
        break;
      case 5:
        yield { number, kind: 'fixed', value: reader.bytes(4) };
        break;
      default:
        throw reader.damaged('a known type of field');
    }
  }
}

/** Integers of 64 bits with sign, from a field that has one of them or, packed, several. */
export function integersOf(field: Field): number[] {
  if (field.kind === 'varint') return [toInteger(field.value)];
  if (field.kind === 'fixed') throw wrongType(field);
  const reader = new WireReader(field.value);
  const values: number[] = [];
  while (!reader.isAtEnd) values.push(toInteger(reader.varint()));
  return values;
}

/** Numbers of single precision, from a field that has one of them or, packed, several. */
export function floatsOf(field: Field): Float32Array {
  if (field.kind === 'varint' || field.value.length % 4 !== 0) throw wrongType(field);
  return new Float32Array(aligned(field.value));
}

/** Numbers of double precision, from a field that has one of them or, packed, several. */
export function doublesOf(field: Field): Float64Array {
  if (field.kind === 'varint' || field.value.length % 8 !== 0) throw wrongType(field);
  return new Float64Array(aligned(field.value));
}

export function bytesOf(field: Field): Uint8Array {
  if (field.kind !== 'bytes') throw wrongType(field);
  return field.value;
}

export function textOf(field: Field): string {
  return new TextDecoder().decode(bytesOf(field));
}

/** A copy of the bytes as a buffer of their own, so that numbers of any size may be read from it. */
export function aligned(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

const wrongType = ({ number, kind }: Field): ModelError =>
  new ModelError(`the file is damaged: field ${number} of a message is of the unexpected type ${kind}`);

const toInteger = (value: bigint): number => Number(BigInt.asIntN(64, value));

class WireReader {
  private at = 0;

  constructor(private readonly message: Uint8Array) {}

  get isAtEnd(): boolean {
    return this.at >= this.message.length;
  }

  varint(): bigint {
    let low = 0;
    let factor = 1;
    // Up to seven bytes fit a double exactly, and most numbers have one.
    for (let k = 0; k < 7; k++) {
      const byte = this.byte();
      low += (byte & 0x7f) * factor;
      if (byte < 0x80) return BigInt(low);
      factor *= 128;
    }
    let value = BigInt(low);
    for (let shift = 49n; shift < 70n; shift += 7n) {
      const byte = this.byte();
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    throw this.damaged('a number of at most ten bytes');
  }

  bytes(count: number): Uint8Array {
    const end = this.at + count;
    if (!(end <= this.message.length)) throw this.damaged(`${count} more bytes`);
    const found = this.message.subarray(this.at, end);
    this.at = end;
    return found;
  }

  damaged(expected: string): ModelError {
    return new ModelError(
      `the file is damaged or no ONNX file: expected ${expected} at byte ${this.at} of a message of ${this.message.length}`,
    );
  }

  private byte(): number {
    if (this.isAtEnd) throw this.damaged('one more byte');
    return this.message[this.at++];
  }
}
