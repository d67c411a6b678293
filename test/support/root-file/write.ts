import type { BranchData, LeafData } from './branches.js';
import { ObjectWriter, StoredBytes, type StoredObject } from './object-writer.js';
import { streamerInfo } from './streamer-info.js';

export interface TreeData {
  readonly name: string;
  /** Of the top level, that the tree is in; none by default. */
  readonly directory?: string;
  readonly branches: readonly BranchData[];
  /** Entries of a basket, all of them by default. */
  readonly basketEntries?: number;
  /** Whether the last basket is stored with the tree, as in a file that has been saved while it was filled. */
  readonly keepLast?: boolean;
  /** A TNtuple. */
  readonly ntuple?: boolean;
}

/** Any other object: a TNamed, or one that no reader should look into. */
export interface OtherData {
  readonly name: string;
  readonly class: string;
}

/** What makes bytes shorter, in the blocks of {@link block}. */
export type Pack = (bytes: Uint8Array) => Uint8Array;

/**
 * A ROOT file with trees, after the layout that ROOT publishes of its files (TFile, TKey, TTree, TBasket,
 * TStreamerInfo). It is not a second reader's word that the file is right: JSROOT alone judges that, by reading trees
 * in its own way.
 */
export function rootFile(
  trees: readonly TreeData[],
  pack: Pack = (bytes) => bytes,
  others: readonly OtherData[] = [],
): Buffer {
  return new FileWriter(pack).write(trees, others);
}

/**
 * Packed bytes behind the header that ROOT gives them: two letters for the method, a number for its kind, both lengths.
 */
export function block(method: string, kind: number, packed: Uint8Array, length: number): Buffer {
  const lengths = [packed.length, length].flatMap((bytes) => [bytes & 255, (bytes >> 8) & 255, bytes >> 16]);
  return Buffer.concat([Buffer.from(method), Buffer.from([kind, ...lengths]), packed]);
}

/** The first byte that a key may have. */
const begin = 100;
/** Of a directory: ROOT leaves place for a file of more than 2 GB. */
const directoryBytes = 60;
/** 2020-01-01, as a TDatime. */
const date = (25 << 26) | (1 << 22) | (1 << 17);
const fileName = 'test.root';
/** What a basket has in its key beside what every key has. */
const basketHeader = 19;

interface Key {
  readonly className: string;
  readonly name: string;
  readonly title: string;
  readonly start: number;
  /** Bytes of key and object. */
  readonly bytes: number;
  readonly unpacked: number;
  readonly parent: number;
}

const keyLength = (className: string, name: string, title: string): number =>
  26 + [className, name, title].reduce((sum, text) => sum + 1 + text.length, 0);

class FileWriter {
  private readonly parts: Buffer[] = [Buffer.alloc(begin)];
  private end = begin;

  constructor(private readonly pack: Pack) {}

  write(trees: readonly TreeData[], others: readonly OtherData[]): Buffer {
    const names = new ObjectWriter().text(fileName).text('').bytes;
    const rootKey = this.add('TFile', fileName, '', Buffer.concat([names, Buffer.alloc(directoryBytes)]), 0);
    const nameBytes = keyLength('TFile', fileName, '') + names.length;
    const top = trees.filter(({ directory }) => directory === undefined).map((tree) => this.addTree(tree, begin));
    for (const directory of new Set(trees.map((tree) => tree.directory))) {
      if (directory === undefined) continue;
      const key = this.add('TDirectoryFile', directory, '', Buffer.alloc(directoryBytes), begin);
      const inside = trees.filter((tree) => tree.directory === directory).map((tree) => this.addTree(tree, key.start));
      const header = keyLength('TDirectoryFile', directory, '');
      this.patch(
        key.start + header,
        directoryRecord(key.start, begin, header, this.addKeys(inside, 'TDirectory', directory, key.start)),
      );
      top.push(key);
    }
    for (const { class: className, name } of others) {
      top.push(this.add(className, name, '', new ObjectWriter().tNamed(name, '').bytes, begin));
    }
    const keys = this.addKeys(top, 'TFile', fileName, begin);
    const infoLength = keyLength('TList', 'StreamerInfo', 'Doubly linked list');
    const info = this.add('TList', 'StreamerInfo', 'Doubly linked list', streamerInfo(infoLength), begin, this.pack);
    const free = this.add(
      'TFile',
      fileName,
      '',
      new ObjectWriter().u2(1).u4(this.end + keyLength('TFile', fileName, '') + 10, 2e9).bytes,
      begin,
    );
    this.patch(rootKey.start + nameBytes, directoryRecord(begin, 0, nameBytes, keys));
    const header = new ObjectWriter()
      .raw(Buffer.from('root'))
      .u4(62400, begin, this.end, free.start, free.bytes, 1, nameBytes);
    this.patch(0, header.u1(4).u4(101, info.start, info.bytes).u2(1).raw(Buffer.alloc(16)).bytes);
    return Buffer.concat(this.parts);
  }

  private add(
    className: string,
    name: string,
    title: string,
    object: Uint8Array,
    parent: number,
    pack: Pack = (bytes) => bytes,
  ): Key {
    const packed = pack(object);
    const shorter = packed.length < object.length ? packed : object;
    const bytes = keyLength(className, name, title) + shorter.length;
    const key: Key = { className, name, title, start: this.end, bytes, unpacked: object.length, parent };
    this.append(Buffer.concat([keyBytes(key), shorter]));
    return key;
  }

  private addKeys(keys: readonly Key[], className: string, name: string, parent: number): Key {
    const list = Buffer.concat(keys.map((key) => keyBytes(key)));
    return this.add(className, name, '', Buffer.concat([new ObjectWriter().u4(keys.length).bytes, list]), parent);
  }

  private addTree(tree: TreeData, parent: number): Key {
    const className = tree.ntuple === true ? 'TNtuple' : 'TTree';
    const entries = tree.branches.at(0)?.entries ?? 0;
    const leaves = new Map<string, StoredObject>();
    const branches = tree.branches.map((branch) => this.addBranch(tree, branch, parent, leaves));
    const object: StoredObject = {
      class: className,
      fName: tree.name,
      fTitle: 'a test',
      fEntries: entries,
      fWeight: 1,
      fScanField: 25,
      fDefaultEntryOffsetLen: 1000,
      fMaxEntries: 1e12,
      fMaxEntryLoop: 1e12,
      fAutoSave: -3e8,
      fAutoFlush: -3e7,
      fEstimate: 1e6,
      fBranches: branches,
      fLeaves: [...leaves.values()],
      fNvar: branches.length,
    };
    const bytes = new ObjectWriter(keyLength(className, tree.name, 'a test')).object(object).bytes;
    return this.add(className, tree.name, 'a test', bytes, parent, this.pack);
  }

  /** @param leaves those of the branches before, by the name of the branch; takes up the new ones. */
  private addBranch(
    tree: TreeData,
    branch: BranchData,
    parent: number,
    leaves: Map<string, StoredObject>,
  ): StoredObject {
    const { name, entries, starts, element } = branch;
    const step = tree.basketEntries ?? Math.max(1, entries);
    const firsts =
      branch.bytes.length === 0 ? [] : Array.from({ length: Math.ceil(entries / step) }, (_, k) => k * step);
    const baskets = firsts.map((first) => basketOf(tree, branch, first, Math.min(entries, first + step)));
    const kept = tree.keepLast === true ? baskets.pop() : undefined;
    const written = baskets.map(({ header, bytes }) => {
      const packed = this.pack(bytes);
      const shorter = packed.length < bytes.length ? packed : bytes;
      const length = header.length + keyLength('TBasket', name, tree.name) + shorter.length;
      const key: Key = {
        className: 'TBasket',
        name,
        title: tree.name,
        start: this.end,
        bytes: length,
        unpacked: bytes.length,
        parent,
      };
      this.append(Buffer.concat([keyBytes(key, basketHeader), header, shorter]));
      return key;
    });
    const own = branch.leaves.map((leaf) => storedLeaf(leaf, leaves));
    branch.leaves.forEach((leaf, k) => leaves.set(leaf.name, own[k]));
    return {
      class: element === undefined ? 'TBranch' : 'TBranchElement',
      fName: name,
      fTitle: branch.leaves.map(({ title }) => title).join(':'),
      fCompress: 101,
      fBasketSize: 32000,
      fEntryOffsetLen: starts === null ? 0 : 1000,
      fWriteBasket: written.length,
      fEntryNumber: entries,
      fMaxBaskets: Math.max(10, firsts.length + 1),
      fEntries: entries,
      fTotBytes: branch.bytes.length,
      fZipBytes: written.reduce((sum, key) => sum + key.bytes, 0),
      fLeaves: own,
      fBaskets: kept === undefined ? [] : [...written.map(() => null), keptBasket(tree, name, kept, parent)],
      fBasketBytes: written.map((key) => key.bytes),
      fBasketEntry: [...firsts, entries],
      fBasketSeek: written.map((key) => key.start),
      fClassName: element?.class,
      fClassVersion: 1,
      fID: element?.member,
      fStreamerType: element?.code,
      fBranches: element?.branches.map((member) => this.addBranch(tree, member, parent, leaves)) ?? [],
    };
  }

  private append(bytes: Buffer): void {
    this.parts.push(bytes);
    this.end += bytes.length;
  }

  private patch(offset: number, bytes: Uint8Array): void {
    let start = 0;
    for (const part of this.parts) {
      if (offset < start + part.length) {
        part.set(bytes, offset - start);
        return;
      }
      start += part.length;
    }
  }
}

function keyBytes({ className, name, title, start, bytes, unpacked, parent }: Key, more = 0): Buffer {
  const key = new ObjectWriter()
    .u4(bytes)
    .u2(4)
    .u4(unpacked, date)
    .u2(keyLength(className, name, title) + more, 1);
  return key.u4(start, parent).text(className).text(name).text(title).bytes;
}

function directoryRecord(start: number, parent: number, nameBytes: number, keys: Key): Uint8Array {
  return new ObjectWriter().u2(5).u4(date, date, keys.bytes, nameBytes, start, parent, keys.start).u2(1).bytes;
}

/**
 * The entries of a basket, behind them where each starts, if not all are as long; and what its key has more than
 * others.
 */
function basketOf(tree: TreeData, branch: BranchData, from: number, to: number): { header: Buffer; bytes: Buffer } {
  const start = keyLength('TBasket', branch.name, tree.name) + basketHeader;
  const { starts, entries } = branch;
  const stride = branch.bytes.length / Math.max(1, entries);
  const bytes = branch.bytes.subarray(starts?.[from] ?? from * stride, starts?.[to] ?? to * stride);
  const header = new ObjectWriter()
    .u2(3)
    .u4(32000, starts === null ? stride : 1000, to - from, start + bytes.length)
    .u1(0).bytes;
  if (starts === null) return { header, bytes };
  const places = starts.slice(from, to).map((place) => place - starts[from] + start);
  return { header, bytes: Buffer.concat([bytes, new ObjectWriter().u4(places.length + 1, ...places, 0).bytes]) };
}

/** A basket as it is stored with its branch: with place for its key before the entries, and never packed. */
function keptBasket(
  tree: TreeData,
  name: string,
  { header, bytes }: { header: Buffer; bytes: Buffer },
  parent: number,
): StoredBytes {
  const length = keyLength('TBasket', name, tree.name) + basketHeader;
  const key: Key = { className: 'TBasket', name, title: tree.name, start: 0, bytes: 0, unpacked: 0, parent };
  // The flag says that there are no places of entries, and that the entries follow.
  const flagged = Buffer.from(header);
  flagged[basketHeader - 1] = 12;
  return new StoredBytes('TBasket', Buffer.concat([keyBytes(key, basketHeader), flagged, Buffer.alloc(length), bytes]));
}

function storedLeaf(
  { class: className, name, title, length, bytes, offset, unsigned, count }: LeafData,
  leaves: ReadonlyMap<string, StoredObject>,
): StoredObject {
  return {
    class: className,
    fName: name,
    fTitle: title,
    fLen: length,
    fLenType: bytes,
    fOffset: offset,
    fIsUnsigned: unsigned ? 1 : 0,
    fLeafCount: count === undefined ? null : (leaves.get(count) ?? null),
  };
}
