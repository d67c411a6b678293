/**
 * A set of numbers below a bound to which numbers are added over Z/2: one that is added twice is not in it. Bits in
 * words, with a bit for each word that is not 0 on the level above, and so on (the bit tree of PHAT; Bauer, Kerber,
 * Reininghaus and Wagner, J. Symb. Comput. 78 (2017) 76): adding and taking the least cost a few operations each.
 */
export class BitColumn {
  /** From the leaves to one word. */
  private readonly levels: Int32Array[] = [];

  /** @param bound numbers are from 0 to below it. */
  constructor(bound: number) {
    let length = bound;
    do {
      length = Math.max(1, Math.ceil(length / 32));
      this.levels.push(new Int32Array(length));
    } while (length > 1);
  }

  toggle(value: number): void {
    let at = value;
    for (const words of this.levels) {
      const word = at >> 5;
      const before = words[word];
      const after = before ^ (1 << (at & 31));
      words[word] = after;
      if (before !== 0 && after !== 0) return;
      at = word;
    }
  }

  /** The least number, −1 if the column is empty. */
  least(): number {
    const { levels } = this;
    let at = 0;
    for (let level = levels.length - 1; level >= 0; level--) {
      const word = levels[level][at];
      if (word === 0) return -1;
      at = (at << 5) | (31 - Math.clz32(word & -word));
    }
    return at;
  }

  /** Takes out all numbers, in ascending order. */
  takeAll(): Int32Array {
    const taken: number[] = [];
    for (let value = this.least(); value >= 0; value = this.least()) {
      taken.push(value);
      this.toggle(value);
    }
    return Int32Array.from(taken);
  }
}
