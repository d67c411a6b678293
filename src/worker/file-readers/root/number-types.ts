import type { Branch, Leaf } from 'jsroot/io';

/** A type of numbers, as ROOT names and stores it: the highest byte first. */
export interface NumberType {
  readonly name: string;
  readonly bytes: number;
  read(bytes: DataView, offset: number): number;
}

const char: NumberType = { name: 'Char_t', bytes: 1, read: (bytes, offset) => bytes.getInt8(offset) };
const uchar: NumberType = { name: 'UChar_t', bytes: 1, read: (bytes, offset) => bytes.getUint8(offset) };
const short: NumberType = { name: 'Short_t', bytes: 2, read: (bytes, offset) => bytes.getInt16(offset) };
const ushort: NumberType = { name: 'UShort_t', bytes: 2, read: (bytes, offset) => bytes.getUint16(offset) };
const int: NumberType = { name: 'Int_t', bytes: 4, read: (bytes, offset) => bytes.getInt32(offset) };
const uint: NumberType = { name: 'UInt_t', bytes: 4, read: (bytes, offset) => bytes.getUint32(offset) };
const long64: NumberType = { name: 'Long64_t', bytes: 8, read: (bytes, offset) => Number(bytes.getBigInt64(offset)) };
const ulong64: NumberType = {
  name: 'ULong64_t',
  bytes: 8,
  read: (bytes, offset) => Number(bytes.getBigUint64(offset)),
};
const float: NumberType = { name: 'Float_t', bytes: 4, read: (bytes, offset) => bytes.getFloat32(offset) };
const double: NumberType = { name: 'Double_t', bytes: 8, read: (bytes, offset) => bytes.getFloat64(offset) };

const bool: NumberType = {
  name: 'Bool_t',
  bytes: 1,
  read: (bytes, offset) => (bytes.getUint8(offset) === 0 ? 0 : 1),
};

/** By the class of a leaf, with a sign and without. */
const byLeaf: ReadonlyMap<string, readonly [signed: NumberType, unsigned: NumberType]> = new Map([
  ['TLeafB', [char, uchar]],
  ['TLeafS', [short, ushort]],
  ['TLeafI', [int, uint]],
  ['TLeafL', [long64, ulong64]],
  // Long_t, which takes eight bytes in a file wherever it was written.
  ['TLeafG', [long64, ulong64]],
  ['TLeafF', [float, float]],
  ['TLeafD', [double, double]],
  ['TLeafO', [bool, bool]],
]);

/** By ROOT's code for a member of an object (TStreamerInfo::EReadWrite). */
const byCode: ReadonlyMap<number, NumberType> = new Map([
  [1, char],
  [2, short],
  [3, int],
  [4, long64],
  [5, float],
  [6, int],
  [8, double],
  [11, uchar],
  [12, ushort],
  [13, uint],
  [14, ulong64],
  [15, uint],
  [16, long64],
  [17, ulong64],
  [18, bool],
]);

/** Codes of members that are stored in fewer bits, and what is added to the code of an array of fixed length. */
const [double32Code, float16Code, arrayCode] = [9, 19, 20];

/** Of the items of a vector, by the name of their type. */
const byName: ReadonlyMap<string, NumberType> = new Map([
  ['bool', bool],
  ['char', char],
  ['signed char', char],
  ['int8_t', char],
  ['unsigned char', uchar],
  ['uint8_t', uchar],
  ['short', short],
  ['int16_t', short],
  ['unsigned short', ushort],
  ['uint16_t', ushort],
  ['int', int],
  ['int32_t', int],
  ['unsigned int', uint],
  ['unsigned', uint],
  ['uint32_t', uint],
  ['long', long64],
  ['long long', long64],
  ['int64_t', long64],
  ['unsigned long', ulong64],
  ['unsigned long long', ulong64],
  ['uint64_t', ulong64],
  ['float', float],
  ['double', double],
  ...[char, uchar, short, ushort, int, uint, long64, ulong64, float, double, bool].map((type): [string, NumberType] => [
    type.name,
    type,
  ]),
]);

/** What a file says of how a number in fewer bits is stored. */
export interface PackedRange {
  /** Numbers are stored as whole ones, (x − minimum) · factor; 0 where they are not. */
  readonly factor: number;
  /** Without a factor the number of bits of the fraction; 0 for the default. */
  readonly minimum: number;
}

/** The type of the numbers of a leaf; null if they are no numbers, or stored otherwise. */
export function numberType(branch: Branch, leaf: Leaf, rangeOf: (branch: Branch) => PackedRange): NumberType | null {
  if (branch._typename === 'TBranch') {
    if (leaf._typename === 'TLeafD32') return packedType('Double32_t', rangeInTitle(leaf.fTitle));
    if (leaf._typename === 'TLeafF16') return packedType('Float16_t', rangeInTitle(leaf.fTitle));
    return byLeaf.get(leaf._typename)?.[leaf.fIsUnsigned ? 1 : 0] ?? null;
  }
  if (branch._typename !== 'TBranchElement') return null;
  const { fStreamerType: stored = -1, fType: kind = 0 } = branch;
  // A member of an object that is split, of each of an array of objects, or of a fixed array.
  if (kind !== 0 && kind !== 31 && kind !== 41) return null;
  const code = stored > arrayCode && stored < 2 * arrayCode ? stored - arrayCode : stored;
  if (code === double32Code) return packedType('Double32_t', rangeOf(branch));
  if (code === float16Code) return packedType('Float16_t', rangeOf(branch));
  return byCode.get(code) ?? null;
}

/** The type of the items of a vector of numbers, such as `vector<float>`; null for other classes. */
export function itemType(className: string): NumberType | null {
  const item = /^(?:ROOT::(?:VecOps::)?RVec|(?:std::)?vector)<\s*([\w ]+?)\s*>$/.exec(className)?.at(1);
  return item === undefined || item === 'bool' ? null : (byName.get(item) ?? null);
}

/** @see TBufferFile::ReadDouble32, ReadWithFactor, ReadWithNbits */
function packedType(name: 'Double32_t' | 'Float16_t', { factor, minimum }: PackedRange): NumberType {
  if (factor !== 0) {
    return { name, bytes: 4, read: (bytes, offset) => bytes.getUint32(offset) / factor + minimum };
  }
  if (name === 'Double32_t' && minimum === 0) return { ...float, name };
  const bits = Math.round(minimum) || 12;
  const scratch = new DataView(new ArrayBuffer(4));
  return {
    name,
    bytes: 3,
    read: (bytes, offset) => {
      const [exponent, fraction] = [bytes.getUint8(offset), bytes.getUint16(offset + 1)];
      scratch.setUint32(0, (exponent << 23) | ((fraction & ((1 << (bits + 1)) - 1)) << (23 - bits)));
      return ((1 << (bits + 1)) & fraction ? -1 : 1) * scratch.getFloat32(0);
    },
  };
}

/** The range that stands in the title of a leaf: `x[0,10,16]` is 16 bits from 0 to 10. */
function rangeInTitle(title: string): PackedRange {
  const found: readonly (string | undefined)[] | null = /\[([^[\],]*),([^[\],]*)(?:,([^[\],]*))?\]/.exec(title);
  if (found === null) return { factor: 0, minimum: 0 };
  const [, first = '', second = '', third = '32'] = found;
  const [from, to] = [first, second].map(numberInTitle);
  const stated = Number(third);
  const bits = Number.isInteger(stated) && stated >= 2 && stated <= 32 ? stated : 32;
  if (from < to) return { factor: (bits < 32 ? 2 ** bits : 0xffffffff) / (to - from), minimum: from };
  return { factor: 0, minimum: bits < 15 ? bits : 0 };
}

function numberInTitle(text: string): number {
  const found = /^\s*(-?)\s*(2|two)?\s*\*?\s*pi\s*(?:\/\s*([24]))?\s*$/.exec(text);
  const [sign, factor, divisor] = [1, 2, 3].map((group) => found?.at(group));
  if (sign === undefined) return Number(text);
  return ((sign === '-' ? -1 : 1) * (factor === undefined ? 1 : 2) * Math.PI) / Number(divisor ?? 1);
}

/** The type of what a leaf holds for people, such as `Float_t[nJet]` or `vector<float>`. */
export function leafType(branch: Branch, leaf: Leaf, type: NumberType | null): string {
  const { fClassName: className, fID: id = -1 } = branch;
  const dimensions = /(\[[^,]*\])(?:\[.*,.*\])?$/.exec(leaf.fTitle)?.[1] ?? (leaf.fLen > 1 ? `[${leaf.fLen}]` : '');
  if (type !== null) return type.name + dimensions;
  if (className !== undefined) return id < 0 ? className : `part of ${className}`;
  return (leaf._typename === 'TLeafC' ? 'text' : leaf._typename) + dimensions;
}
