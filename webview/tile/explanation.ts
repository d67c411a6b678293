/** What is said of a view to somebody who asks what it shows. */
export interface Explanation {
  /** What is drawn. */
  readonly drawn: string;
  readonly formulas: readonly { readonly formula: string; readonly meaning: string }[];
  /** What there is to see, as the end of a sentence that begins with “Look for”. */
  readonly look: string;
  readonly references: readonly Reference[];
}

export interface Reference {
  readonly text: string;
  /** Where in it; empty for all of it. */
  readonly place: string;
  readonly url: string;
}
