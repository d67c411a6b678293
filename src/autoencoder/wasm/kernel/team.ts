/*
 * How threads share the work of a call. It is cut into tickets, numbered over the whole life of the team and taken in
 * order by any free thread. They come in phases: a ticket may be worked on when all of the phases before it are done,
 * that is when so many are done as there are before its phase. Two counters are all that is shared, a thread that comes
 * late or never is not missed, and what is computed does not depend on who computes it.
 *
 * A team is the address of 320 bytes, zeros at first. Each counter has a cache line of its own, since they change at
 * different times.
 */

/** Tickets taken, done and offered, in all; 64 bits. */
const taken: usize = 0;
const done: usize = 64;
const offered: usize = 128;
/** Changes with every offer and at the end; 32 bits. */
const news: usize = 192;
/** Whether there will be no more offers; 32 bits. */
const closed: usize = 256;
/** Threads that have come to take tickets; 32 bits. */
const arrived: usize = 260;

/**
 * Sleeps until a counter is told of, and not at all where its lower half is another than `seen`. The host does it: under
 * V8 11.3 (Node 20), code of the baseline compiler was seen to go on with wrong local variables after a
 * `memory.atomic.wait64` that slept, so that threads waited for each other for ever.
 */
// @ts-ignore: decorator
@external("env", "sleep")
declare function sleep(counter: usize, seen: i32): void;

/** Looks at a counter before a thread goes to sleep: some 10 µs, about what waking it takes. */
const patience: i32 = 10_000;

/** Instead of a ticket where all that were offered have been taken. */
export const noTicket: u64 = u64.MAX_VALUE;

/** Number of the first ticket of the next offer; all before are done. */
export function nextOffer(team: usize): u64 {
  return atomic.load<u64>(team + offered);
}

/** Offers `count` more tickets and wakes who sleeps. What was written to memory before is seen by who takes one. */
export function offer(team: usize, count: u64): void {
  atomic.add<u64>(team + offered, count);
  tell(team);
}

/** Takes a ticket, or `noTicket`. */
export function take(team: usize): u64 {
  while (true) {
    const ticket = atomic.load<u64>(team + taken);
    if (ticket >= atomic.load<u64>(team + offered)) return noTicket;
    if (atomic.cmpxchg<u64>(team + taken, ticket, ticket + 1) == ticket) return ticket;
  }
}

/** Waits until the tickets below `count` are done. */
export function awaitDone(team: usize, count: u64): void {
  const counter = team + done;
  for (let look = 0; look < patience; look++) if (atomic.load<u64>(counter) >= count) return;
  for (let now = atomic.load<u64>(counter); now < count; now = atomic.load<u64>(counter)) sleep(counter, <i32>now);
}

/**
 * Says that a ticket is done.
 * @param phaseEnd first ticket of the phase after its own.
 */
export function finish(team: usize, phaseEnd: u64): void {
  if (atomic.add<u64>(team + done, 1) + 1 == phaseEnd) atomic.notify(team + done, -1);
}

/** Says that a thread has come. */
export function arrive(team: usize): void {
  atomic.add<i32>(team + arrived, 1);
}

/** Sleeps until there are tickets to take. Returns false if there will be none. */
export function awaitOffer(team: usize): bool {
  while (true) {
    const seen = atomic.load<i32>(team + news);
    if (atomic.load<i32>(team + closed) != 0) return false;
    if (atomic.load<u64>(team + taken) < atomic.load<u64>(team + offered)) return true;
    // One call often follows on another.
    let look = 0;
    while (look < patience && atomic.load<i32>(team + news) == seen) look++;
    if (look == patience) sleep(team + news, seen);
  }
}

/** Sends home who waits for offers. */
export function close(team: usize): void {
  atomic.store<i32>(team + closed, 1);
  tell(team);
}

function tell(team: usize): void {
  atomic.add<i32>(team + news, 1);
  atomic.notify(team + news, -1);
}
