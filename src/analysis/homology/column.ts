/**
 * A column of the coboundary matrix over Z/2 while it is reduced: a binary heap of simplices, the one that comes first
 * in the filtration on top. A simplex that is in the heap an even number of times is not in the column. Each is one
 * number, by which the heap is ordered: its diameter's rank, and within that its index from the largest down.
 */
export class WorkingColumn {
  private keys = new Float64Array(1024);
  private size = 0;
  /** Index of the last pivot taken. */
  pivot = -1;
  /** Rank of the diameter of the last pivot taken. */
  pivotRank = 0;

  /**
   * @param simplices how many simplices of the column's dimension there are.
   * @param ranks how many ranks there are.
   * @throws RangeError where a key would not fit into 53 bits.
   */
  constructor(
    private readonly simplices: number,
    ranks: number,
  ) {
    if (simplices * ranks > Number.MAX_SAFE_INTEGER) {
      throw new RangeError(`expected fewer simplices, got ${simplices} of one dimension with ${ranks} diameters`);
    }
  }

  clear(): void {
    this.size = 0;
  }

  push(rank: number, index: number): void {
    const key = this.keyOf(rank, index);
    if (this.size === this.keys.length) this.grow();
    const keys = this.keys;
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (keys[parent] <= key) break;
      keys[at] = keys[parent];
      at = parent;
    }
    keys[at] = key;
  }

  /** Adds a simplex out of order; {@link order} must follow before a pivot is taken. */
  append(rank: number, index: number): void {
    if (this.size === this.keys.length) this.grow();
    this.keys[this.size++] = this.keyOf(rank, index);
  }

  /** Makes a heap of what was appended (Floyd, 1964). */
  order(): void {
    for (let at = (this.size >> 1) - 1; at >= 0; at--) this.sink(at, this.keys[at]);
  }

  /** Takes the first simplex of the column into `pivot`; false if the column is 0. */
  takePivot(): boolean {
    while (this.size > 0) {
      const key = this.keys[0];
      this.removeFirst();
      if (this.size === 0 || this.keys[0] !== key) {
        this.pivotRank = Math.floor(key / this.simplices);
        this.pivot = this.keyOf(this.pivotRank, 0) - key;
        return true;
      }
      this.removeFirst();
    }
    return false;
  }

  private keyOf(rank: number, index: number): number {
    return rank * this.simplices + (this.simplices - 1 - index);
  }

  private removeFirst(): void {
    const size = --this.size;
    if (size > 0) this.sink(0, this.keys[size]);
  }

  /** Puts a simplex in at a place, or below it. */
  private sink(place: number, key: number): void {
    const keys = this.keys;
    const size = this.size;
    let at = place;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && keys[child + 1] < keys[child]) child++;
      if (key <= keys[child]) break;
      keys[at] = keys[child];
      at = child;
    }
    keys[at] = key;
  }

  private grow(): void {
    const longer = new Float64Array(2 * this.size);
    longer.set(this.keys);
    this.keys = longer;
  }
}
