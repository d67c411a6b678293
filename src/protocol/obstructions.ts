import type { Statement } from './statement.js';

/** What forbids a small largest error for every network of a shape, the largest bound first. */
export const obstructionsAmong = (statements: readonly Statement[]): readonly Statement[] =>
  statements
    .filter(({ forbids, kind }) => forbids && kind !== 'certificate')
    .toSorted((a, b) => (b.bound ?? 0) - (a.bound ?? 0));
