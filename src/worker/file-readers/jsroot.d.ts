/**
 * The parts of JSROOT that the reader of ROOT files stands on; it has no types of its own for them. Objects have the
 * members that the file's own description of their class lists, under ROOT's names.
 */
declare module 'jsroot/core' {
  export const internals: {
    /**
     * Unpacks zstd, for {@link import('jsroot/io').R__unzip}; where none is set, the library loads a module of its own.
     */
    _ZstdStream?: { decompress(bytes: Uint8Array): Uint8Array };
  };
}

declare module 'jsroot/io' {
  export interface Key {
    readonly fName: string;
    readonly fClassName: string;
  }

  export interface Directory {
    readonly fKeys: readonly Key[];
  }

  export interface RootObject {
    readonly _typename: string;
    /** Set on trees and what is derived from them. */
    readonly $kind?: 'TTree';
  }

  export interface List<T> {
    readonly arr: readonly T[];
  }

  export interface Tree extends RootObject {
    readonly $kind: 'TTree';
    readonly fEntries: number;
    readonly fBranches: List<Branch>;
  }

  export interface Branch extends RootObject {
    readonly fName: string;
    /** Of branches of objects and of their members: the class of the object. */
    readonly fClassName?: string;
    /** Of these too: the place among the members of the object, -1 and less for the object itself. */
    readonly fID?: number;
    /** Of these too: 0 but for what is an array or a base class. */
    readonly fType?: number;
    /** Of these too: how a member is stored, a code of TStreamerInfo::EReadWrite. */
    readonly fStreamerType?: number;
    /** Of these too: the version and the checksum of the class. */
    readonly fClassVersion?: number;
    readonly fCheckSum?: number;
    /** Of these too: the branch that says how many objects an entry has, where it has an array of them. */
    readonly fBranchCount?: Branch | null;
    readonly fEntries: number;
    readonly fBranches: List<Branch>;
    readonly fLeaves: List<Leaf>;
    /**
     * Baskets that were written with the tree; null in the place of those that have a place of their own in the file.
     */
    readonly fBaskets: List<Basket | null | undefined>;
    /** For each basket that has a place of its own, its length, first entry and place. */
    readonly fBasketBytes: ArrayLike<number>;
    readonly fBasketEntry: ArrayLike<number>;
    readonly fBasketSeek: ArrayLike<number>;
    /** Number of baskets that have a place of their own. */
    readonly fWriteBasket: number;
    /** Of the file that the baskets are in; empty for that of the tree. */
    readonly fFileName: string;
  }

  export interface Leaf extends RootObject {
    readonly fName: string;
    /** With its dimensions, such as `pt[nJet]`. */
    readonly fTitle: string;
    /** Numbers in an entry. */
    readonly fLen: number;
    readonly fIsUnsigned: boolean;
    /** The leaf that says how many numbers an entry has, where not all have as many. */
    readonly fLeafCount: Leaf | null;
  }

  export interface Basket {
    readonly fKeylen: number;
    readonly fNbytes: number;
    /** Bytes after the key, once unpacked. */
    readonly fObjlen: number;
    /** Number of entries. */
    readonly fNevBuf: number;
    /** Bytes of the key and the entries. */
    readonly fLast: number;
    /** Of a basket that was written with the tree: what follows its key. */
    readonly fBufferRef?: TBuffer;
    /** Of such a basket: where each entry starts, counted from its key; null where all have as many bytes. */
    readonly fEntryOffset?: ArrayLike<number> | null;
  }

  export class TBuffer {
    constructor(bytes: DataView, offset: number, file: TFile);
    readonly arr: DataView;
    readonly o: number;
    classStreamer(target: object, className: 'TBasket'): Basket;
  }

  /** Where a file's bytes come from. */
  export class FileProxy {
    openFile(): Promise<boolean>;
    getFileName(): string;
    getFileSize(): number;
    readBuffer(offset: number, length: number): Promise<DataView>;
  }

  /** How the members of a class are stored. */
  export interface StreamerInfo {
    readonly fElements: List<{ readonly fFactor: number; readonly fXmin: number }>;
  }

  export interface TFile extends Directory {
    findStreamerInfo(className: string, version?: number, checksum?: number): StreamerInfo | null | undefined;
    /** The newest of this name where no cycle is given. @throws if none. */
    getKey(name: string, cycle?: number): Promise<Key>;
    readObject(name: string, cycle?: number): Promise<RootObject | Tree>;
    readDirectory(name: string): Promise<Directory>;
    readBuffer(place: readonly [offset: number, length: number]): Promise<DataView>;
  }

  export function openFile(proxy: FileProxy): Promise<TFile>;

  /** The unpacked bytes; null if they are not what ROOT writes. */
  export function R__unzip(bytes: DataView, length: number, silent: boolean, offset: number): Promise<DataView | null>;
}
