/** Simplices of one dimension, with the ranks of their diameters. */
export interface SimplexList {
  readonly indices: Float64Array;
  readonly diameters: Float64Array;
}

/** The simplices at some places of a list, in the order of the places. */
export function simplicesAt({ indices, diameters }: SimplexList, places: Uint32Array): SimplexList {
  const chosen = { indices: new Float64Array(places.length), diameters: new Float64Array(places.length) };
  for (let at = 0; at < places.length; at++) {
    chosen.indices[at] = indices[places[at]];
    chosen.diameters[at] = diameters[places[at]];
  }
  return chosen;
}

/** A list of simplices that grows. */
export class SimplexBuffer {
  indices = new Float64Array(1024);
  diameters = new Float64Array(1024);
  count = 0;

  push(index: number, diameter: number): void {
    if (this.count === this.indices.length) {
      this.indices = doubled(this.indices);
      this.diameters = doubled(this.diameters);
    }
    this.indices[this.count] = index;
    this.diameters[this.count++] = diameter;
  }

  list(): SimplexList {
    return { indices: this.indices.subarray(0, this.count), diameters: this.diameters.subarray(0, this.count) };
  }
}

/** The same numbers in an array of twice the length. */
export function doubled(values: Float64Array): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(2 * values.length);
  longer.set(values);
  return longer;
}
