/** A column of a sample that is not trained on, for the points that are shown. */
export type DisplayLabel =
  | {
      readonly name: string;
      readonly kind: 'numbers';
      /** One for each point; NaN where it is missing. */
      readonly values: Float64Array;
    }
  | {
      readonly name: string;
      readonly kind: 'categories';
      /** The same list for every sample of the run that has a label of this name; the empty text stands for a missing one. */
      readonly categories: readonly string[];
      /** For each point the index of its category. */
      readonly codes: Uint32Array;
      /** Number of points of each category in the whole sample, of which some are shown. */
      readonly counts: Uint32Array;
    };
