/** How a member is stored, by ROOT's code for it in a TStreamerInfo. */
export const kinds = {
  base: 0,
  char: 1,
  short: 2,
  int: 3,
  float: 5,
  counter: 6,
  double: 8,
  uchar: 11,
  long64: 16,
  bool: 18,
  ints: 43,
  long64s: 56,
  object: 61,
  any: 62,
  pointer: 64,
  text: 65,
  named: 67,
} as const;

export type Kind = keyof typeof kinds;

/** [name, kind, class of what is stored where the kind does not say it]; for arrays of a length of their own, the member that has it. */
export type Member = readonly [name: string, kind: Kind, of?: string];

export interface Layout {
  readonly version: number;
  readonly members: readonly Member[];
}

const leaf = (limit: Kind): Layout => ({
  version: 1,
  members: [
    ['TLeaf', 'base'],
    ['fMinimum', limit],
    ['fMaximum', limit],
  ],
});

/**
 * Classes as ROOT 6.24 stores them, member by member: what its files say of themselves in their StreamerInfo. Objects are
 * written by this table, and so is the StreamerInfo by which they are read.
 */
export const layouts: ReadonlyMap<string, Layout> = new Map<string, Layout>(
  Object.entries({
    TAttLine: {
      version: 2,
      members: [
        ['fLineColor', 'short'],
        ['fLineStyle', 'short'],
        ['fLineWidth', 'short'],
      ],
    },
    TAttFill: {
      version: 2,
      members: [
        ['fFillColor', 'short'],
        ['fFillStyle', 'short'],
      ],
    },
    TAttMarker: {
      version: 2,
      members: [
        ['fMarkerColor', 'short'],
        ['fMarkerStyle', 'short'],
        ['fMarkerSize', 'float'],
      ],
    },
    TTree: {
      version: 20,
      members: [
        ['TNamed', 'named'],
        ['TAttLine', 'base'],
        ['TAttFill', 'base'],
        ['TAttMarker', 'base'],
        ['fEntries', 'long64'],
        ['fTotBytes', 'long64'],
        ['fZipBytes', 'long64'],
        ['fSavedBytes', 'long64'],
        ['fFlushedBytes', 'long64'],
        ['fWeight', 'double'],
        ['fTimerInterval', 'int'],
        ['fScanField', 'int'],
        ['fUpdate', 'int'],
        ['fDefaultEntryOffsetLen', 'int'],
        ['fNClusterRange', 'counter'],
        ['fMaxEntries', 'long64'],
        ['fMaxEntryLoop', 'long64'],
        ['fMaxVirtualSize', 'long64'],
        ['fAutoSave', 'long64'],
        ['fAutoFlush', 'long64'],
        ['fEstimate', 'long64'],
        ['fClusterRangeEnd', 'long64s', 'fNClusterRange'],
        ['fClusterSize', 'long64s', 'fNClusterRange'],
        ['fIOFeatures', 'any', 'ROOT::TIOFeatures'],
        ['fBranches', 'object', 'TObjArray'],
        ['fLeaves', 'object', 'TObjArray'],
        ['fAliases', 'pointer', 'TList*'],
        ['fIndexValues', 'any', 'TArrayD'],
        ['fIndex', 'any', 'TArrayI'],
        ['fTreeIndex', 'pointer', 'TVirtualIndex*'],
        ['fFriends', 'pointer', 'TList*'],
        ['fUserInfo', 'pointer', 'TList*'],
        ['fBranchRef', 'pointer', 'TBranchRef*'],
      ],
    },
    TNtuple: {
      version: 2,
      members: [
        ['TTree', 'base'],
        ['fNvar', 'int'],
      ],
    },
    'ROOT::TIOFeatures': { version: 1, members: [['fIOBits', 'uchar']] },
    TBranch: {
      version: 13,
      members: [
        ['TNamed', 'named'],
        ['TAttFill', 'base'],
        ['fCompress', 'int'],
        ['fBasketSize', 'int'],
        ['fEntryOffsetLen', 'int'],
        ['fWriteBasket', 'int'],
        ['fEntryNumber', 'long64'],
        ['fIOFeatures', 'any', 'ROOT::TIOFeatures'],
        ['fOffset', 'int'],
        ['fMaxBaskets', 'counter'],
        ['fSplitLevel', 'int'],
        ['fEntries', 'long64'],
        ['fFirstEntry', 'long64'],
        ['fTotBytes', 'long64'],
        ['fZipBytes', 'long64'],
        ['fBranches', 'object', 'TObjArray'],
        ['fLeaves', 'object', 'TObjArray'],
        ['fBaskets', 'object', 'TObjArray'],
        ['fBasketBytes', 'ints', 'fMaxBaskets'],
        ['fBasketEntry', 'long64s', 'fMaxBaskets'],
        ['fBasketSeek', 'long64s', 'fMaxBaskets'],
        ['fFileName', 'text'],
      ],
    },
    TBranchElement: {
      version: 10,
      members: [
        ['TBranch', 'base'],
        ['fParentName', 'text'],
        ['fClonesName', 'text'],
        ['fClassName', 'text'],
        ['fCheckSum', 'int'],
        ['fClassVersion', 'short'],
        ['fID', 'int'],
        ['fType', 'int'],
        ['fStreamerType', 'int'],
        ['fMaximum', 'int'],
        ['fBranchCount', 'pointer', 'TBranchElement*'],
        ['fBranchCount2', 'pointer', 'TBranchElement*'],
      ],
    },
    TLeaf: {
      version: 2,
      members: [
        ['TNamed', 'named'],
        ['fLen', 'int'],
        ['fLenType', 'int'],
        ['fOffset', 'int'],
        ['fIsRange', 'bool'],
        ['fIsUnsigned', 'bool'],
        ['fLeafCount', 'pointer', 'TLeaf*'],
      ],
    },
    TLeafF: leaf('float'),
    TLeafD: leaf('double'),
    TLeafB: leaf('char'),
    TLeafS: leaf('short'),
    TLeafI: leaf('int'),
    TLeafL: leaf('long64'),
    TLeafO: leaf('bool'),
    TLeafC: leaf('int'),
    TLeafElement: {
      version: 1,
      members: [
        ['TLeaf', 'base'],
        ['fID', 'int'],
        ['fType', 'int'],
      ],
    },
    /** No class of ROOT: that of the objects in a branch that is split into their members. */
    Event: {
      version: 1,
      members: [
        ['energy', 'double'],
        ['hits', 'int'],
      ],
    },
  } satisfies Readonly<Record<string, Layout>>),
);

/** @throws Error where the table has no such class. */
export function layoutOf(className: string): Layout {
  const layout = layouts.get(className);
  if (layout === undefined) throw new Error(`no layout of ${className}`);
  return layout;
}
