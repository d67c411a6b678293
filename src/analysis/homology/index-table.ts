/** A hash table from simplex indices, integers from 0, to integers: open addressing with linear probing. */
export class IndexTable {
  private keys: Float64Array;
  private values: Int32Array;
  private size = 0;

  constructor(capacity = 1024) {
    const length = 1 << Math.ceil(Math.log2(2 * capacity));
    this.keys = new Float64Array(length).fill(-1);
    this.values = new Int32Array(length);
  }

  /** The value of a key, −1 where it has none. */
  get(key: number): number {
    const slot = this.slot(key);
    return this.keys[slot] === key ? this.values[slot] : -1;
  }

  set(key: number, value: number): void {
    if (2 * (this.size + 1) > this.keys.length) this.grow();
    const slot = this.slot(key);
    if (this.keys[slot] !== key) {
      this.keys[slot] = key;
      this.size++;
    }
    this.values[slot] = value;
  }

  private slot(key: number): number {
    const keys = this.keys;
    const mask = keys.length - 1;
    // Fibonacci hashing of both 32-bit halves.
    const low = key | 0;
    const high = (key / 0x1_0000_0000) | 0;
    let slot = (Math.imul(low ^ Math.imul(high, 0x85eb_ca6b), 0x9e37_79b1) >>> 7) & mask;
    while (keys[slot] !== key && keys[slot] !== -1) slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    const keys = this.keys;
    const values = this.values;
    this.keys = new Float64Array(2 * keys.length).fill(-1);
    this.values = new Int32Array(2 * keys.length);
    this.size = 0;
    keys.forEach((key, slot) => {
      if (key !== -1) this.set(key, values[slot]);
    });
  }
}
