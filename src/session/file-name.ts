/** Most bytes of a name within the name of a file or folder: what is added leaves room below 255 on every system. */
const mostBytes = 100;

/** The beginning of a name that fits into the name of a file. */
export function shortName(name: string): string {
  let short = '';
  let bytes = 0;
  for (const character of name) {
    bytes += new TextEncoder().encode(character).length;
    if (bytes > mostBytes) return short;
    short += character;
  }
  return short;
}
