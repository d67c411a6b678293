/** Rows of numbers, row-major, whose number is not known before. */
export interface GrowingRows {
  /** Takes a number for the next place of a row. */
  add(value: number): void;
  /** All so far. */
  all(): Float64Array;
}

const firstRows = 16_384;
/** More than what the part of the file that has been read suggests. */
const headRoom = 1.05;

/**
 * @param width numbers of a row.
 * @param share how much of the file has been read, from 0 to 1: it tells how many rows there will be, so that one array
 * is made and not many.
 */
export function createGrowingRows(width: number, share: () => number): GrowingRows {
  let values = new Float64Array(firstRows * width);
  let used = 0;
  return {
    add: (value) => {
      if (used === values.length) {
        const expected = share() > 0 ? Math.ceil((headRoom * used) / (share() * width)) * width : 0;
        const larger = new Float64Array(Math.max(expected, Math.ceil(1.2 * used)));
        larger.set(values);
        values = larger;
      }
      values[used++] = value;
    },
    all: () => values.subarray(0, used),
  };
}
