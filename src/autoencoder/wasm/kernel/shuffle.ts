/*
 * The order of the mini-batches, as src/autoencoder/batches.ts makes it: the generator and the drawing of integers are
 * those of pure-rand, so both engines train on the same points in the same order.
 */

/** xoroshiro128+ (Blackman & Vigna, arXiv:1805.01407) with the constants 24, 16, 37; two words of state at `state`. */
// @ts-ignore: decorator
@inline
function nextInteger(state: usize): u32 {
  const s0 = load<u64>(state);
  const s1 = load<u64>(state, 8);
  const mixed = s0 ^ s1;
  store<u64>(state, rotl<u64>(s0, 24) ^ mixed ^ (mixed << 16));
  store<u64>(state, rotl<u64>(mixed, 37), 8);
  // pure-rand takes the lower half as a signed integer and shifts it to [0, 2³²).
  return <u32>(s0 + s1) ^ 0x80000000;
}

/** An integer uniform in [0, range), range ≥ 2. */
// @ts-ignore: decorator
@inline
function integerBelow(state: usize, range: u32): u32 {
  // Draws at or above the largest multiple of the range would favour small numbers.
  const allowed: u64 = range > 2 ? (0x100000000 / <u64>range) * range : 0x100000000;
  let draw = nextInteger(state);
  while (<u64>draw >= allowed) draw = nextInteger(state);
  return draw % range;
}

/** Shuffles `rows` indices in place (Fisher–Yates). */
export function shuffle(order: usize, rows: i32, state: usize): void {
  for (let last = rows - 1; last > 0; last--) {
    const one = order + (<usize>last << 2);
    const other = order + (<usize>integerBelow(state, last + 1) << 2);
    const row = load<u32>(one);
    store<u32>(one, load<u32>(other));
    store<u32>(other, row);
  }
}
