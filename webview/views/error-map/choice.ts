import type { ErrorMapDomain } from '../../../src/protocol/events.js';
import type { ViewInput } from '../../tile/tile-input.js';

/** Which map of ρ is on show: over a domain, or, where the run has none or the user wants it, over two quantities. */
export type ErrorMapChoice =
  | { readonly kind: 'domain'; readonly index: number; readonly domain: ErrorMapDomain; readonly values: Float32Array }
  | { readonly kind: 'quantities'; readonly index: number };

/** The chosen map, else the most telling one. */
export function errorMapChoice({ run, frame, view }: Pick<ViewInput, 'run' | 'frame' | 'view'>): ErrorMapChoice {
  const { errorMaps } = run.started;
  const index = view.errorMap !== null && view.errorMap <= errorMaps.length ? view.errorMap : preferred(errorMaps);
  const domain = errorMaps.at(index);
  return domain === undefined || index === errorMaps.length
    ? { kind: 'quantities', index: errorMaps.length }
    : { kind: 'domain', index, domain, values: frame.errorMaps[index] };
}

/** The plane shows more than the curve in it. */
function preferred(domains: readonly ErrorMapDomain[]): number {
  const order: readonly ErrorMapDomain['kind'][] = ['plane', 'surface', 'curve'];
  const kind = order.find((candidate) => domains.some((domain) => domain.kind === candidate));
  return kind === undefined ? domains.length : domains.findIndex((domain) => domain.kind === kind);
}
