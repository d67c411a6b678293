/**
 * Where a key goes from an entry: around the ends with the arrows, and to the next text that begins with a letter; null
 * if it goes nowhere.
 */
export function nextEntry(key: string, at: number, texts: readonly string[]): number | null {
  const count = texts.length;
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowUp':
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default: {
      if (key.length !== 1 || key === ' ') return null;
      const order = Array.from({ length: count }, (_, k) => (at + 1 + k) % count);
      return order.find((k) => texts[k].toLowerCase().startsWith(key.toLowerCase())) ?? null;
    }
  }
}
