import type { LatentKind } from './kind.js';
import { byNumbers, numbered } from './plain.js';

/** A product, drawn by the numbers of its codes. */
export const product: LatentKind = {
  codeNames: (_, codeSize) => numbered(codeSize),
  space: (_, codeSize) => byNumbers(numbered(codeSize)),
  codeAt: () => null,
  line: null,
  options: () => [],
};
