import { suggestLatents } from './suggestions.js';
import type { NetworkShape } from './network-shape.js';
import { theoremsOf } from './theorems.js';
import type { Manifold } from '../dataset/manifold.js';
import type { TheoryResult } from '../protocol/result.js';
import type { LatentSuggestion, Statement } from '../protocol/statement.js';

/** What is known of a run before it has trained a step. */
export interface Declared {
  readonly statements: readonly Statement[];
  readonly suggestions: readonly LatentSuggestion[];
  /** The strongest bound among the statements. */
  readonly theory: TheoryResult | null;
}

/** What the manifold declares for networks of this shape. */
export function declaredStatements(manifold: Manifold, shape: NetworkShape): Declared {
  const statements = theoremsOf(manifold, shape);
  const strongest = statements.at(0);
  return {
    statements,
    suggestions: suggestLatents(manifold, shape),
    theory: typeof strongest?.bound === 'number' ? { supErrorBound: strongest.bound, reason: strongest.text } : null,
  };
}
