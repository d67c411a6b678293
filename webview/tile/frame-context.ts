import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ViewName } from '../state/arrangement.js';

/** What a tile may ask of the frame that it stands in. */
export interface TileFrame {
  /** Style of a tile at its place. */
  styleOf(name: ViewName): Readonly<Partial<Record<string, string>>>;
  /** Whether it is the first or the last of those shown. */
  isAtEnd(name: ViewName, by: 1 | -1): boolean;
  move(name: ViewName, by: 1 | -1): void;
  hide(name: ViewName): void;
}

const context = createContext<TileFrame | null>(null);

export const TileFrameProvider = context.Provider;

export function useTileFrame(): TileFrame {
  const value = useContext(context);
  if (value === null) throw new Error('useTileFrame: expected to be called inside the frame of the tiles');
  return value;
}
