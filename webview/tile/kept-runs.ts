import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { RunNumbers } from '../../src/protocol/point-run.js';

// A context, since it concerns one view alone.
const context = createContext<readonly RunNumbers[] | null>(null);

export const KeptRunsProvider = context.Provider;

/** The runs of the dataset file that are kept; null if nothing is known of them. */
export const useKeptRuns = (): readonly RunNumbers[] | null => useContext(context);
