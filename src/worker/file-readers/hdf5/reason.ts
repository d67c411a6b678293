import { reasonOf } from '../words.js';

/** What the library says is wrong, in one line: its own words are the whole way through its code. */
export function libraryReason(error: unknown): string {
  const lines = [...reasonOf(error).matchAll(/#\d+: .* in \w+\(\): (.*)/g)].map(([, reason]) => reason);
  const filter = lines.find((line) => line.includes('filter') && line.includes('not registered'));
  if (filter !== undefined)
    return `it is packed in a way that cannot be read here (${filter}); write it with gzip: h5repack -f GZIP=5 FROM TO`;
  return lines.at(-1) ?? reasonOf(error);
}
