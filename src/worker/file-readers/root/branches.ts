import type { Branch, List } from 'jsroot/io';
import type { FileColumn } from '../table-file.js';
import { leafBytes, leafType, numberType, type NumberType } from './number-types.js';

/** One number in each entry of a branch. */
export interface NumberColumn {
  readonly branch: Branch;
  readonly type: NumberType;
  /** Of the number in its entry, in bytes. */
  readonly offset: number;
  /** Bytes of an entry. */
  readonly stride: number;
}

/** A branch, or a leaf of one that has several. */
export interface BranchColumn extends FileColumn {
  /** Null where it holds no numbers. */
  readonly source: NumberColumn | null;
}

/** A leaf that has its branch to itself goes by the branch's name; the others by both, such as `momentum.px`. */
export function branchesOf({ fBranches }: { readonly fBranches: List<Branch> }): readonly BranchColumn[] {
  return fBranches.arr.flatMap((branch) => {
    const leaves = branch.fLeaves.arr;
    const stride = leaves.reduce((bytes, leaf) => bytes + leafBytes(branch, leaf), 0);
    let offset = 0;
    const own = leaves.map((leaf): BranchColumn => {
      const name = leaves.length > 1 ? `${branch.fName}.${leaf.fName}` : branch.fName;
      const type = leaf.fLen === 1 && Number.isFinite(stride) ? numberType(branch, leaf) : null;
      const source = type && { branch, type, offset, stride };
      offset += leafBytes(branch, leaf);
      return { name, shape: [], holds: source === null ? 'other' : 'numbers', type: leafType(branch, leaf), source };
    });
    // The members of an object that is split.
    return [...own, ...branchesOf(branch)];
  });
}
