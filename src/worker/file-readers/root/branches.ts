import type { Branch, List } from 'jsroot/io';
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

/** What the branches of a tree hold, by name. */
export interface Branches {
  readonly numbers: ReadonlyMap<string, NumberColumn>;
  /** The type of whatever else they hold. */
  readonly others: ReadonlyMap<string, string>;
}

/** A leaf that has its branch to itself goes by the branch's name; the others by both, such as `momentum.px`. */
export function branchesOf({ fBranches }: { readonly fBranches: List<Branch> }): Branches {
  const numbers = new Map<string, NumberColumn>();
  const others = new Map<string, string>();
  for (const branch of fBranches.arr) {
    const leaves = branch.fLeaves.arr;
    const stride = leaves.reduce((bytes, leaf) => bytes + leafBytes(branch, leaf), 0);
    let offset = 0;
    for (const leaf of leaves) {
      const name = leaves.length > 1 ? `${branch.fName}.${leaf.fName}` : branch.fName;
      const type = leaf.fLen === 1 && Number.isFinite(stride) ? numberType(branch, leaf) : null;
      if (type === null) others.set(name, leafType(branch, leaf));
      else numbers.set(name, { branch, type, offset, stride });
      offset += leafBytes(branch, leaf);
    }
    // The members of an object that is split.
    const members = branchesOf(branch);
    for (const [name, column] of members.numbers) numbers.set(name, column);
    for (const [name, type] of members.others) others.set(name, type);
  }
  return { numbers, others };
}
