import type { ComponentChildren } from 'preact';
import type { ErrorMapDomain } from '../../../src/protocol/events.js';
import type { TileInput } from '../../tile/tile-input.js';

/** What a picture of ρ over a domain is drawn from. */
export interface MapProps<Domain extends ErrorMapDomain> {
  readonly input: TileInput;
  readonly domain: Domain;
  /** ρ at the nodes. */
  readonly values: Float32Array;
  /** What is seen, in words. */
  readonly label: string;
  /** What the colours mean. */
  readonly legend: ComponentChildren;
}
