/** Indices as Slurm writes those of an array, such as `0-3,7`. @param indices ascending, at least one. */
export function rangesOf(indices: readonly number[]): string {
  const parts: [from: number, to: number][] = [];
  for (const index of indices) {
    const last = parts.at(-1);
    if (last?.[1] === index - 1) last[1] = index;
    else parts.push([index, index]);
  }
  return parts.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(',');
}

/** Whether an index is in such a text. */
export function isInRanges(ranges: string, index: number): boolean {
  return ranges.split(',').some((part) => {
    const [from, to = from] = part.split('-').map(Number);
    return index >= from && index <= to;
  });
}
