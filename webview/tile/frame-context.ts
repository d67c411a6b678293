import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** What a tile may ask of the frame that it stands in. */
export interface TileFrame {
  /** Whether a view is the first or the last of those shown. */
  isAtEnd(name: string, by: 1 | -1): boolean;
  move(name: string, by: 1 | -1): void;
  hide(name: string): void;
}

const context = createContext<TileFrame | null>(null);

export const TileFrameProvider = context.Provider;

export function useTileFrame(): TileFrame {
  const value = useContext(context);
  if (value === null) throw new Error('useTileFrame: expected to be called inside the frame of the tiles');
  return value;
}
