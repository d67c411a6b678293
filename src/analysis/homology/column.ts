import { CancellingHeap } from './cancelling-heap.js';
import { doubled } from './simplex-list.js';

/** No block, no group. */
const none = -1;
/** Ranks of a group, and keys of a block, as powers of two. */
const [groupBits, blockBits] = [4, 6];
const block = 1 << blockBits;

/**
 * A column of the coboundary matrix over Z/2 while it is reduced: a priority queue of simplices, the one that comes first in
 * the filtration on top. A simplex that is in it an even number of times is not in the column. Each is one number, by which
 * it is ordered: its diameter's rank from the largest down, and within that its index. Between two pivots, what is added comes
 * after the first of them or cancels; and most of it comes far after, where it is never asked for. So the simplices lie
 * unordered, those of some ranks together, and only the group of the last pivot is a heap.
 */
export class WorkingColumn {
  /** Blocks of keys; each holds keys of one group, and has a link to the block before it. */
  private keys = new Float64Array(16 * block);
  private links = new Int32Array(16);
  /** Blocks so far, and the last of those that can be used again. */
  private blocks = 0;
  private free = none;
  /** Of each group its last block, and where its next key comes: at the begin of a block, in a new one. */
  private readonly heads: Int32Array;
  private readonly ends: Int32Array;
  /** The groups that may have keys: from the smallest to the largest that was added to. */
  private smallest = Infinity;
  private largest = none;
  /** The group of the last pivot taken, and its keys. */
  private group = none;
  private readonly heap = new CancellingHeap();
  /** Index of the last pivot taken. */
  pivot = none;
  /** Rank of the diameter of the last pivot taken. */
  pivotRank = none;

  /**
   * @param simplices how many simplices of the column's dimension there are.
   * @param ranks how many ranks there are.
   * @throws RangeError where a key would not fit into 53 bits.
   */
  constructor(
    private readonly simplices: number,
    private readonly ranks: number,
  ) {
    if (simplices * ranks > Number.MAX_SAFE_INTEGER) {
      throw new RangeError(`expected fewer simplices, got ${simplices} of one dimension with ${ranks} diameters`);
    }
    const groups = (ranks >> groupBits) + 1;
    this.heads = new Int32Array(groups).fill(none);
    this.ends = new Int32Array(groups);
  }

  clear(): void {
    if (this.largest !== none) {
      this.heads.fill(none, this.smallest, this.largest + 1);
      this.ends.fill(0, this.smallest, this.largest + 1);
    }
    this.smallest = Infinity;
    this.largest = none;
    this.blocks = 0;
    this.free = none;
    this.group = none;
    this.heap.clear();
  }

  /** Adds a simplex; one that comes before the last pivot taken must cancel before the next is taken. */
  push(rank: number, index: number): void {
    const key = (this.ranks - 1 - rank) * this.simplices + index;
    const group = rank >> groupBits;
    if (group === this.group) this.heap.push(key);
    else this.append(group, key);
  }

  /** Takes the first simplex of the column into `pivot`; false if the column is 0. */
  takePivot(): boolean {
    for (;;) {
      const key = this.heap.take();
      if (key !== none) {
        const fromLargest = Math.floor(key / this.simplices);
        this.pivotRank = this.ranks - 1 - fromLargest;
        this.pivot = key - fromLargest * this.simplices;
        return true;
      }
      if (!this.toNextGroup()) return false;
    }
  }

  private append(group: number, key: number): void {
    let at = this.ends[group];
    if ((at & (block - 1)) === 0) at = this.newBlock(group);
    this.keys[at] = key;
    this.ends[group] = at + 1;
  }

  /** @returns where the block begins. */
  private newBlock(group: number): number {
    let number = this.free;
    if (number === none) {
      if (this.blocks === this.links.length) this.grow();
      number = this.blocks++;
    } else this.free = this.links[number];
    this.links[number] = this.heads[group];
    this.heads[group] = number;
    if (group < this.smallest) this.smallest = group;
    if (group > this.largest) this.largest = group;
    return number << blockBits;
  }

  /** Makes a heap of the next group; false if no group is left. */
  private toNextGroup(): boolean {
    const { heads, ends, keys, links, largest, heap } = this;
    let group = this.group === none ? this.smallest : this.group + 1;
    while (group <= largest && heads[group] === none) group++;
    if (group > largest) return false;
    this.group = group;
    heap.clear();
    let end = ends[group];
    for (let number = heads[group]; number !== none;) {
      const begin = number << blockBits;
      for (let at = begin; at < end; at++) heap.push(keys[at]);
      const before = links[number];
      links[number] = this.free;
      this.free = number;
      number = before;
      end = (number + 1) << blockBits;
    }
    heads[group] = none;
    ends[group] = 0;
    return true;
  }

  private grow(): void {
    const { links } = this;
    this.keys = doubled(this.keys);
    this.links = new Int32Array(2 * links.length);
    this.links.set(links);
  }
}
