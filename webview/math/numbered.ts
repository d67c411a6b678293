const numbers = [1, 2, 3, 4] as const;

/** One of the four styles of a series, such as `signal-1`. */
export type Numbered<Series extends string> = `${Series}-${(typeof numbers)[number]}`;

/** The style of the k-th of a series, from 0; after four they come again. */
export const numbered = <Series extends string>(series: Series, k: number): Numbered<Series> =>
  `${series}-${numbers[k % numbers.length]}` as const;
