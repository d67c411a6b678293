import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { SweepProgress } from '../../src/protocol/sweep.js';

// A context, since progress comes a few times a second and concerns one tile alone.
const context = createContext<SweepProgress | null>(null);

export const SweepProgressProvider = context.Provider;

/** How far training over several seeds has come; null while there is none. */
export const useSweepProgress = (): SweepProgress | null => useContext(context);
