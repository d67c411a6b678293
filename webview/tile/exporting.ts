import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

// A context, since one tile alone is concerned.
const context = createContext<string | null>(null);

export const ExportingProvider = context.Provider;

/** Name of the tile whose picture is about to be exported; null of none. */
export const useExporting = (): string | null => useContext(context);
