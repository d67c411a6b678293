// Damage to the bytes of a log, of every kind that disks and killed programs do.
import type { Random } from '../../src/random/random.js';

const kinds = {
  flip: (bytes, random) => {
    const at = random.integer(0, bytes.length - 1);
    bytes[at] ^= 1 << random.integer(0, 7);
    return bytes;
  },
  overwrite: (bytes, random) => {
    const from = random.integer(0, bytes.length - 1);
    return bytes.fill(random.integer(0, 255), from, from + random.integer(1, 64));
  },
  zeroBlock: (bytes, random) => {
    const from = random.integer(0, bytes.length - 1);
    return bytes.fill(0, from, from + 4096);
  },
  cut: (bytes, random) => bytes.subarray(0, random.integer(0, bytes.length)),
  remove: (bytes, random) => {
    const from = random.integer(0, bytes.length - 1);
    return joined(bytes.subarray(0, from), bytes.subarray(from + random.integer(1, 3000)));
  },
  insert: (bytes, random) => {
    const at = random.integer(0, bytes.length);
    const more = Uint8Array.from({ length: random.integer(1, 100) }, () => random.integer(0, 255));
    return joined(bytes.subarray(0, at), more, bytes.subarray(at));
  },
  repeat: (bytes, random) => {
    const from = random.integer(0, bytes.length - 1);
    const to = from + random.integer(1, 3000);
    return joined(bytes.subarray(0, to), bytes.subarray(from));
  },
} satisfies Readonly<Record<string, (bytes: Uint8Array, random: Random) => Uint8Array>>;

export type MutationKind = keyof typeof kinds;

/** A damaged copy, and how it was damaged. */
export function mutate(bytes: Uint8Array, random: Random): { readonly kind: MutationKind; readonly bytes: Uint8Array } {
  const names = Object.keys(kinds) as MutationKind[];
  const kind = names[random.integer(0, names.length - 1)];
  return { kind, bytes: kinds[kind](Uint8Array.from(bytes), random) };
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}
