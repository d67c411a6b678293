import type { Metadata } from 'h5wasm/node';
import { numberType } from '../number-types.js';
import type { FieldValue, RecordField } from '../records.js';

/** Classes of types, as HDF5 numbers them (H5T_class_t). */
const typeClass = {
  integer: 0,
  float: 1,
  string: 3,
  bits: 4,
  compound: 6,
  reference: 7,
  enumeration: 8,
  list: 9,
  array: 10,
};

/**
 * The fields of a type; one without a name for plain values.
 * @param isConverted whether the library gives all numbers with the lowest byte first, as it does where each of them is
 * stored with the highest first.
 */
export function fieldsOf(
  type: Metadata,
  isConverted = orderOf(type) === 'highest first',
  name = '',
  offset = 0,
): readonly RecordField[] {
  const members = type.compound_type?.members;
  if (isComplex(type)) return [{ name, offset, shape: [], value: other('complex numbers') }];
  if (members !== undefined) {
    return members.flatMap((member) =>
      fieldsOf(member, isConverted, name === '' ? member.name : `${name}.${member.name}`, offset + member.offset),
    );
  }
  const { array_type: item } = type;
  if (item !== undefined) {
    // The library tells the shape of an array at one of two places.
    const shape = item.shape ?? type.shape ?? [];
    const value = valueOf(item, isConverted);
    return [{ name, offset, shape, value: item.compound_type === undefined ? value : other('records in an array') }];
  }
  return [{ name, offset, shape: [], value: valueOf(type, isConverted) }];
}

/** Whether a type is how h5py stores complex numbers: records of r and i. */
export function isComplex({ compound_type: records }: Metadata): boolean {
  return records?.members.map(({ name }) => name).join() === 'r,i';
}

/** The order of the bytes in all numbers of a type, as the library finds it. */
function orderOf(type: Metadata): 'lowest first' | 'highest first' | 'mixed' | 'none' {
  const parts = type.compound_type?.members ?? (type.array_type === undefined ? [] : [type.array_type]);
  if (parts.length === 0) {
    if (type.type === typeClass.string || type.type === typeClass.reference || type.vlen) return 'none';
    return type.littleEndian ? 'lowest first' : 'highest first';
  }
  const orders = new Set(parts.map(orderOf).filter((order) => order !== 'none'));
  return orders.size > 1 ? 'mixed' : ([...orders][0] ?? 'none');
}

function valueOf(type: Metadata, isConverted: boolean): FieldValue {
  const littleEndian = isConverted || type.littleEndian;
  const number = (kind: string): FieldValue => {
    const found = numberType(`${kind}${type.size}`);
    return found === null ? other(`${8 * type.size}-bit numbers`) : { kind: 'number', type: found, littleEndian };
  };
  switch (type.type) {
    case typeClass.integer:
      return number(type.signed ? 'i' : 'u');
    case typeClass.float:
      return number('f');
    case typeClass.bits:
      return number(type.size === 1 ? 'b' : 'u');
    case typeClass.enumeration: {
      const names = Object.keys(type.enum_type?.members ?? {})
        .sort()
        .join();
      return number(type.size === 1 && names === 'FALSE,TRUE' ? 'b' : type.signed ? 'i' : 'u');
    }
    case typeClass.string:
      return type.vlen ? other('text of any length') : { kind: 'text', bytes: type.size, decode };
    case typeClass.reference:
      return other('references');
    case typeClass.list:
      return other('lists');
    default:
      return other('values of another type');
  }
}

function other(type: string): FieldValue {
  return { kind: 'other', type };
}

/** Text of a fixed length, filled with zeros or blanks. */
function decode(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end)).trimEnd();
}
