/** A hash table from simplex indices, integers from 0, to integers: open addressing with linear probing. */
export class IndexTable {
  private keys: Float64Array;
  private values: Int32Array;
  private size = 0;
  /** How far a hash is moved to the right to give a slot. */
  private shift: number;

  constructor(capacity = 1024) {
    const bits = Math.max(1, Math.ceil(Math.log2(2 * capacity)));
    this.keys = new Float64Array(1 << bits).fill(-1);
    this.values = new Int32Array(1 << bits);
    this.shift = 32 - bits;
  }

  /** The value of a key; −1 for an unknown key. */
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

  clear(): void {
    if (this.size > 0) this.keys.fill(-1);
    this.size = 0;
  }

  private slot(key: number): number {
    const keys = this.keys;
    const mask = keys.length - 1;
    // Fibonacci hashing of the lower half.
    let slot = Math.imul(key | 0, 0x9e37_79b1) >>> this.shift;
    while (keys[slot] !== key && keys[slot] !== -1) slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    const keys = this.keys;
    const values = this.values;
    this.keys = new Float64Array(2 * keys.length).fill(-1);
    this.values = new Int32Array(2 * keys.length);
    this.size = 0;
    this.shift--;
    keys.forEach((key, slot) => {
      if (key !== -1) this.set(key, values[slot]);
    });
  }
}
