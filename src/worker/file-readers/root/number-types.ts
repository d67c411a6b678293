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
]);

const otherLeaves: ReadonlyMap<string, string> = new Map([
  ['TLeafO', 'Bool_t'],
  ['TLeafC', 'text'],
  ['TLeafF16', 'Float16_t'],
  ['TLeafD32', 'Double32_t'],
]);

/** The type of the numbers of a leaf; null if they are no numbers, or stored otherwise. */
export function numberType(branch: Branch, leaf: Leaf): NumberType | null {
  if (branch._typename === 'TBranch') return byLeaf.get(leaf._typename)?.[leaf.fIsUnsigned ? 1 : 0] ?? null;
  // A member of an object that is split, but for objects in an array.
  const isMember = branch._typename === 'TBranchElement' && branch.fType === 0 && branch.fBranchCount === null;
  return (isMember ? byCode.get(branch.fStreamerType ?? -1) : null) ?? null;
}

/** Bytes of a leaf in an entry; infinite where that is not the same for all, or not known. */
export function leafBytes(branch: Branch, leaf: Leaf): number {
  if (leaf.fLeafCount !== null) return Infinity;
  return leaf.fLen * (leaf._typename === 'TLeafO' ? 1 : (numberType(branch, leaf)?.bytes ?? Infinity));
}

/** The type of what a leaf holds for people, such as `Float_t[nJet]` or `vector<float>`. */
export function leafType(branch: Branch, leaf: Leaf): string {
  const { fClassName: className, fID: id = -1 } = branch;
  if (className !== undefined) return id < 0 ? className : `part of ${className}`;
  const name = numberType(branch, leaf)?.name ?? otherLeaves.get(leaf._typename) ?? leaf._typename;
  return name + (/\[.*\]$/.exec(leaf.fTitle)?.[0] ?? (leaf.fLen > 1 ? `[${leaf.fLen}]` : ''));
}
