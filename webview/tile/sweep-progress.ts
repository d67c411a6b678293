import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { SweepProgress } from '../../src/protocol/sweep.js';

// Contexts, since progress comes a few times a second and concerns one part of the panel alone.
const sweep = createContext<SweepProgress | null>(null);
const search = createContext<SweepProgress | null>(null);

export const SweepProgressProvider = sweep.Provider;
export const SearchProgressProvider = search.Provider;

/** How far training over several seeds has come; null while none is under way. */
export const useSweepProgress = (): SweepProgress | null => useContext(sweep);

/** How far the search for a latent space has come; null while none is under way. */
export const useSearchProgress = (): SweepProgress | null => useContext(search);
