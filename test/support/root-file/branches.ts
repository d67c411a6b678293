import { kinds } from './layouts.js';

/** What a branch of a ROOT file that a test writes holds. */
export interface BranchData {
  readonly name: string;
  readonly leaves: readonly LeafData[];
  readonly entries: number;
  /** The entries, one after the other, as they are stored. */
  readonly bytes: Buffer;
  /** Where each entry starts, and the last one ends; null if all are as long. */
  readonly starts: readonly number[] | null;
  /** Of a branch of objects, or of a member of objects. */
  readonly element?: ElementData;
}

export interface ElementData {
  /** Of the objects. */
  readonly class: string;
  /** Place among the members of the object; -1 for the object itself. */
  readonly member: number;
  /** How a member is stored, by ROOT's code; -1 for an object. */
  readonly code: number;
  /** Of a branch whose objects are split: a branch for each member. */
  readonly branches: readonly BranchData[];
}

export interface LeafData {
  readonly class: string;
  readonly name: string;
  readonly title: string;
  /** Numbers in an entry. */
  readonly length: number;
  /** Of a number. */
  readonly bytes: number;
  /** Of its first number in an entry, in bytes. */
  readonly offset: number;
  readonly unsigned: boolean;
  /** Name of the branch that says how many numbers an entry has. */
  readonly count?: string;
}

/** Letters of types, as in the leaf lists that ROOT takes. */
export const leafTypes = {
  F: { class: 'TLeafF', bytes: 4, write: (view, at, value) => view.setFloat32(at, value) },
  D: { class: 'TLeafD', bytes: 8, write: (view, at, value) => view.setFloat64(at, value) },
  B: { class: 'TLeafB', bytes: 1, write: (view, at, value) => view.setInt8(at, value) },
  b: { class: 'TLeafB', bytes: 1, write: (view, at, value) => view.setUint8(at, value) },
  S: { class: 'TLeafS', bytes: 2, write: (view, at, value) => view.setInt16(at, value) },
  s: { class: 'TLeafS', bytes: 2, write: (view, at, value) => view.setUint16(at, value) },
  I: { class: 'TLeafI', bytes: 4, write: (view, at, value) => view.setInt32(at, value) },
  i: { class: 'TLeafI', bytes: 4, write: (view, at, value) => view.setUint32(at, value) },
  L: { class: 'TLeafL', bytes: 8, write: (view, at, value) => view.setBigInt64(at, BigInt(value)) },
  l: { class: 'TLeafL', bytes: 8, write: (view, at, value) => view.setBigUint64(at, BigInt(value)) },
  O: { class: 'TLeafO', bytes: 1, write: (view, at, value) => view.setUint8(at, value) },
} satisfies Readonly<
  Record<
    string,
    { readonly class: string; readonly bytes: number; write(view: DataView, at: number, value: number): void }
  >
>;

export type LeafType = keyof typeof leafTypes;

/** A branch of numbers: one leaf, or several of one type each. */
export function numbers(name: string, type: LeafType, values: ArrayLike<number>): BranchData {
  return struct(name, [[name, type, values]]);
}

/** A branch of several numbers in each entry, each a leaf: `name/F:name/I`. */
export function struct(
  name: string,
  leaves: readonly (readonly [name: string, type: LeafType, values: ArrayLike<number>])[],
): BranchData {
  const stride = leaves.reduce((sum, [, type]) => sum + leafTypes[type].bytes, 0);
  const entries = leaves[0][2].length;
  const bytes = Buffer.alloc(entries * stride);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const stored: LeafData[] = [];
  let offset = 0;
  for (const [leaf, type, values] of leaves) {
    for (let k = 0; k < entries; k++) leafTypes[type].write(view, k * stride + offset, values[k]);
    stored.push({ ...leafOf(leaf, type, leaf), offset });
    offset += leafTypes[type].bytes;
  }
  return { name, leaves: stored, entries, bytes, starts: null };
}

/** A branch of as many numbers in each entry: `name[length]/F`. */
export function arrays(name: string, type: LeafType, length: number, values: ArrayLike<number>): BranchData {
  const flat = numbers(name, type, values);
  return {
    ...flat,
    entries: values.length / length,
    leaves: [{ ...leafOf(name, type, `${name}[${length}]`), length }],
  };
}

/** A branch of numbers of which another says how many an entry has: `name[count]/F`. */
export function jagged(name: string, type: LeafType, count: string, lists: readonly (readonly number[])[]): BranchData {
  const { bytes } = numbers(name, type, lists.flat());
  const starts = [0];
  for (const list of lists) starts.push(starts[starts.length - 1] + list.length * leafTypes[type].bytes);
  return {
    name,
    leaves: [{ ...leafOf(name, type, `${name}[${count}]`), count }],
    entries: lists.length,
    bytes,
    starts,
  };
}

/** A branch of text: `name/C`. */
export function texts(name: string, list: readonly string[]): BranchData {
  const starts = [0];
  const parts = list.map((text) => Buffer.from([text.length, ...Buffer.from(text)]));
  for (const part of parts) starts.push(starts[starts.length - 1] + part.length);
  const leaf: LeafData = { class: 'TLeafC', name, title: name, length: 1, bytes: 1, offset: 0, unsigned: false };
  return { name, leaves: [leaf], entries: list.length, bytes: Buffer.concat(parts), starts };
}

/** A branch of `std::vector<float>`: a version, a length and the numbers. */
export function vectors(name: string, lists: readonly (readonly number[])[]): BranchData {
  const starts = [0];
  const parts = lists.map((list) => {
    const part = Buffer.alloc(10 + 4 * list.length);
    part.writeUInt32BE(((part.length - 4) | 0x40000000) >>> 0, 0);
    part.writeUInt16BE(9, 4);
    part.writeUInt32BE(list.length, 6);
    list.forEach((value, k) => part.writeFloatBE(value, 10 + 4 * k));
    return part;
  });
  for (const part of parts) starts.push(starts[starts.length - 1] + part.length);
  const element: ElementData = { class: 'vector<float>', member: -1, code: -1, branches: [] };
  return { name, leaves: [elementLeaf(name)], entries: lists.length, bytes: Buffer.concat(parts), starts, element };
}

/** A branch of objects of the class Event that is split into their members. */
export function events(name: string, energy: ArrayLike<number>, hits: ArrayLike<number>): BranchData {
  const member = (branch: BranchData, place: number, code: number): BranchData => ({
    ...branch,
    leaves: [elementLeaf(branch.name)],
    element: { class: 'Event', member: place, code, branches: [] },
  });
  const branches = [
    member(numbers('energy', 'D', energy), 0, kinds.double),
    member(numbers('hits', 'I', hits), 1, kinds.int),
  ];
  // Objects that are split have no bytes of their own.
  const element: ElementData = { class: 'Event', member: -2, code: -1, branches };
  return { name, leaves: [elementLeaf(name)], entries: energy.length, bytes: Buffer.alloc(0), starts: null, element };
}

function elementLeaf(name: string): LeafData {
  return { class: 'TLeafElement', name, title: name, length: 1, bytes: 0, offset: 0, unsigned: false };
}

function leafOf(name: string, type: LeafType, title: string): LeafData {
  return {
    class: leafTypes[type].class,
    name,
    title,
    length: 1,
    bytes: leafTypes[type].bytes,
    offset: 0,
    unsigned: 'bsil'.includes(type),
  };
}
