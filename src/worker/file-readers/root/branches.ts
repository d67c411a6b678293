import type { Branch, Leaf, List, TFile } from 'jsroot/io';
import type { FileColumn } from '../table-file.js';
import { itemType, leafType, numberType, type NumberType, type PackedRange } from './number-types.js';

/** How the numbers of a column are stored in the entries of its branch. */
export type NumberColumn =
  | {
      /** As many in each entry. */
      readonly kind: 'fixed';
      readonly branch: Branch;
      readonly type: NumberType;
      /** Of the first number in its entry, in bytes. */
      readonly offset: number;
      /** Bytes of an entry. */
      readonly stride: number;
      /** Numbers in an entry. */
      readonly count: number;
    }
  | {
      /** As many as each entry has. */
      readonly kind: 'lists';
      readonly branch: Branch;
      readonly type: NumberType;
      /** Bytes of an entry before its numbers. */
      readonly header: number;
    };

/** A branch, or a leaf of one that has several. */
export interface BranchColumn extends FileColumn {
  /** Null where it holds no numbers. */
  readonly source: NumberColumn | null;
}

/**
 * The branches of a tree. A leaf that has its branch to itself goes by the branch's name; the others by both, such as
 * `momentum.px`. Members of several objects that have one name go by `object/member`.
 */
export function branchesOf(tree: { readonly fBranches: List<Branch> }, file: TFile): readonly BranchColumn[] {
  return distinct(below(tree, '', rangesIn(file)));
}

type Found = Omit<BranchColumn, 'aliases'> & { readonly path: string };

function below(
  { fBranches }: { readonly fBranches: List<Branch> },
  path: string,
  rangeOf: (branch: Branch) => PackedRange,
): readonly Found[] {
  return fBranches.arr.flatMap((branch) => {
    const here = path + branch.fName;
    const leaves = branch.fLeaves.arr;
    const sizes = leaves.map((leaf) => fixedBytes(branch, leaf, rangeOf));
    const stride = sizes.reduce((sum, size) => sum + size, 0);
    let offset = 0;
    const own = leaves.map((leaf, k): Found => {
      const isAlone = leaves.length === 1;
      const type = numberType(branch, leaf, rangeOf);
      const source = isAlone ? sourceOf(branch, leaf, type, stride) : inEntry(branch, leaf, type, offset, stride);
      offset += sizes[k];
      return {
        name: isAlone ? branch.fName : `${branch.fName}.${leaf.fName}`,
        path: isAlone ? here : `${here}.${leaf.fName}`,
        shape: source?.kind === 'fixed' && source.count > 1 ? shapeOf(leaf, source.count) : [],
        holds:
          source === null
            ? 'other'
            : source.kind === 'lists'
              ? 'lists'
              : source.type.name === 'Bool_t'
                ? 'flags'
                : 'numbers',
        type: leafType(branch, leaf, type),
        source,
      };
    });
    // The members of an object that is split.
    return [...own, ...below(branch, `${here}/`, rangeOf)];
  });
}

function sourceOf(branch: Branch, leaf: Leaf, type: NumberType | null, stride: number): NumberColumn | null {
  const isOfArray = branch._typename === 'TBranchElement' && (branch.fType === 31 || branch.fType === 41);
  if (type !== null && leaf.fLeafCount === null && !isOfArray) return inEntry(branch, leaf, type, 0, stride);
  if (type !== null && (branch.fStreamerType ?? 0) < 20) return { kind: 'lists', branch, type, header: 0 };
  const item = branch.fID !== undefined && branch.fType === 0 ? itemType(branch.fClassName ?? '') : null;
  // The number of bytes, a version and the number of items.
  return item && { kind: 'lists', branch, type: item, header: 10 };
}

function inEntry(
  branch: Branch,
  leaf: Leaf,
  type: NumberType | null,
  offset: number,
  stride: number,
): NumberColumn | null {
  if (type === null || !Number.isFinite(stride) || leaf.fLeafCount !== null) return null;
  return { kind: 'fixed', branch, type, offset, stride, count: leaf.fLen };
}

/** Bytes of a leaf in an entry; infinite where that is not the same for all, or not known. */
function fixedBytes(branch: Branch, leaf: Leaf, rangeOf: (branch: Branch) => PackedRange): number {
  if (leaf.fLeafCount !== null) return Infinity;
  return leaf.fLen * (numberType(branch, leaf, rangeOf)?.bytes ?? Infinity);
}

/** `p[3][4]` is [3, 4]. */
function shapeOf({ fTitle }: Leaf, count: number): readonly number[] {
  const shape = [...fTitle.matchAll(/\[(\d+)\]/g)].map(([, size]) => Number(size));
  return shape.reduce((product, size) => product * size, 1) === count ? shape : [count];
}

/** How the file stores the numbers of a member in fewer bits. */
function rangesIn(file: TFile): (branch: Branch) => PackedRange {
  return ({ fClassName = '', fClassVersion, fCheckSum, fID = -1 }) => {
    const element = file.findStreamerInfo(fClassName, fClassVersion, fCheckSum)?.fElements.arr[fID];
    return { factor: element?.fFactor ?? 0, minimum: element?.fXmin ?? 0 };
  };
}

/**
 * A name that several branches have becomes an alias of each, beside their paths. Where the paths are the same too,
 * the first has it, as in ROOT, and the others a number.
 */
function distinct(found: readonly Found[]): readonly BranchColumn[] {
  const seen = new Map<string, number>();
  return found.map(({ path, ...column }) => {
    const nth = (seen.get(path) ?? 0) + 1;
    seen.set(path, nth);
    const own = nth === 1 ? path : `${path}#${nth}`;
    const isShared = found.some((other) => other.name === column.name && other.path !== path);
    const name = nth > 1 || isShared ? own : column.name;
    const dotted = path.replaceAll('/', '.');
    return { ...column, name, aliases: nth > 1 ? [] : [column.name, path, dotted] };
  });
}
