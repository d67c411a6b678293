/**
 * A column of the coboundary matrix over Z/2 while it is reduced: a binary heap of simplices, the one that comes first in
 * the filtration on top. A simplex that is in the heap an even number of times is not in the column.
 */
export class WorkingColumn {
  #diameters = new Float64Array(1024);
  #indices = new Float64Array(1024);
  #size = 0;
  /** Index of the last pivot taken. */
  pivot = -1;
  /** Diameter of the last pivot taken. */
  pivotDiameter = 0;

  clear(): void {
    this.#size = 0;
  }

  push(diameter: number, index: number): void {
    if (this.#size === this.#diameters.length) this.#grow();
    const diameters = this.#diameters;
    const indices = this.#indices;
    let at = this.#size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const other = diameters[parent];
      if (other < diameter || (other === diameter && indices[parent] >= index)) break;
      diameters[at] = other;
      indices[at] = indices[parent];
      at = parent;
    }
    diameters[at] = diameter;
    indices[at] = index;
  }

  /** Adds a simplex out of order; {@link order} must follow before a pivot is taken. */
  append(diameter: number, index: number): void {
    if (this.#size === this.#diameters.length) this.#grow();
    this.#diameters[this.#size] = diameter;
    this.#indices[this.#size++] = index;
  }

  /** Makes a heap of what was appended (Floyd, 1964). */
  order(): void {
    for (let at = (this.#size >> 1) - 1; at >= 0; at--) this.#sink(at, this.#diameters[at], this.#indices[at]);
  }

  /** Takes the first simplex of the column into `pivot`; false where the column is 0. */
  takePivot(): boolean {
    while (this.#size > 0) {
      const diameter = this.#diameters[0];
      const index = this.#indices[0];
      this.#removeFirst();
      if (this.#size === 0 || this.#indices[0] !== index) {
        this.pivot = index;
        this.pivotDiameter = diameter;
        return true;
      }
      this.#removeFirst();
    }
    return false;
  }

  #removeFirst(): void {
    const size = --this.#size;
    if (size > 0) this.#sink(0, this.#diameters[size], this.#indices[size]);
  }

  /** Puts a simplex in at a place, or below it. */
  #sink(place: number, diameter: number, index: number): void {
    const diameters = this.#diameters;
    const indices = this.#indices;
    const size = this.#size;
    let at = place;
    for (let child = 2 * at + 1; child < size; child = 2 * at + 1) {
      const right = child + 1;
      if (
        right < size &&
        (diameters[right] < diameters[child] || (diameters[right] === diameters[child] && indices[right] > indices[child]))
      ) {
        child = right;
      }
      if (diameter < diameters[child] || (diameter === diameters[child] && index >= indices[child])) break;
      diameters[at] = diameters[child];
      indices[at] = indices[child];
      at = child;
    }
    diameters[at] = diameter;
    indices[at] = index;
  }

  #grow(): void {
    const diameters = new Float64Array(2 * this.#size);
    const indices = new Float64Array(2 * this.#size);
    diameters.set(this.#diameters);
    indices.set(this.#indices);
    this.#diameters = diameters;
    this.#indices = indices;
  }
}
