import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** What the names of tiles and pictures of the reference begin with. */
export const referencePrefix = 'reference-';

const context = createContext<string | null>(null);

/** Around what shows the reference; its value says so in words. */
export const ReferenceProvider = context.Provider;

/** What to say of the reference where it is the reference that is shown; null if it is the run itself. */
export const useReferenceNote = (): string | null => useContext(context);
