#pragma once
#include "step.h"

/*
 * How threads share the work of a call. It is cut into tickets, numbered over the whole life of the team and taken in order by any
 * free thread. They come in phases: a ticket may be worked on when all of the phases before it are done, that is when so many
 * are done as there are before its phase. A thread that comes late or never is not missed, and what is computed does not depend on
 * who computes it.
 *
 * A thread that waits looks at a counter for a while; then its function returns, the host puts the thread to sleep on that counter
 * (Atomics.wait), and calls again. A thread whose ticket was the last of a phase returns where others sleep, so that the host
 * wakes them. So no system call is needed here.
 */

/** Counters, each on a cache line of its own, since they change at different times; zeros at first. */
typedef struct {
  /** Tickets taken, done and offered, in all. */
  _Alignas(64) uint64_t taken;
  _Alignas(64) uint64_t done;
  _Alignas(64) uint64_t offered;
  /** Changes with every offer and at the end. */
  _Alignas(64) int32_t news;
  /** Threads that sleep or are about to. */
  _Alignas(64) int32_t sleepers;
  /** Whether there will be no more offers. */
  int32_t closed;
  /** Threads that have come to help. */
  int32_t arrived;
  /** Of the offer: the first ticket, tickets of a step and of the phase of parameters, row indices of the mini-batches. */
  _Alignas(64) uint64_t firstTicket;
  uint64_t ticketsOfStep;
  int32_t parameterCount;
  uint32_t order;
} Team;

/** Where a thread is. */
typedef struct {
  uint32_t program;
  /** Whether it is among the sleepers. */
  int32_t sleeps;
  /** For the host: the word to sleep on and what it was, or the word to wake sleepers of. */
  uint32_t word;
  int32_t seen;
  /** One more than its ticket; 0 if it has none. */
  uint64_t ticket;
  /** Tickets that it has done, in all. */
  uint64_t performed;
  int32_t hasArrived;
  /** What it packs for itself: see outer-product.h. */
  _Alignas(64) float packed[packedNumbers];
} Lane;

/** What the host does when a function returns. */
typedef enum { nothingLeft, sleepOn, wakeAt } Call;

/** Looks at a counter before a thread goes to sleep. */
#define patience 2000

INLINE void pauseBriefly(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

#define loadNow(address) __atomic_load_n(address, __ATOMIC_SEQ_CST)

INLINE Call wake(uint8_t *memory, Lane *lane, const void *word) {
  lane->word = (uint32_t)((const uint8_t *)word - memory);
  return wakeAt;
}

/** Takes a ticket; false where all that were offered have been taken. */
static int takeTicket(Team *team, Lane *lane) {
  uint64_t ticket = loadNow(&team->taken);
  do {
    if (ticket >= loadNow(&team->offered)) return 0;
  } while (!__atomic_compare_exchange_n(&team->taken, &ticket, ticket + 1, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST));
  lane->ticket = ticket + 1;
  return 1;
}

/** Whether the tickets below `count` are done. If not, after a while, the lane says what to sleep on. */
static int areDone(uint8_t *memory, Team *team, Lane *lane, uint64_t count) {
  for (int look = 0; look < patience; look++) {
    if (loadNow(&team->done) >= count) return 1;
    pauseBriefly();
  }
  __atomic_add_fetch(&team->sleepers, 1, __ATOMIC_SEQ_CST);
  const uint64_t now = loadNow(&team->done);
  if (now >= count) {
    __atomic_sub_fetch(&team->sleepers, 1, __ATOMIC_SEQ_CST);
    return 1;
  }
  lane->sleeps = 1;
  lane->seen = (int32_t)now;
  lane->word = (uint32_t)((uint8_t *)&team->done - memory);
  return 0;
}

/** Works until no tickets are left to take, or the host has to do something. */
static Call work(uint8_t *memory, Lane *lane) {
  const Program *program = at(memory, lane->program);
  Team *team = at(memory, program->team);
  if (lane->sleeps) {
    __atomic_sub_fetch(&team->sleepers, 1, __ATOMIC_SEQ_CST);
    lane->sleeps = 0;
  }
  while (lane->ticket != 0 || takeTicket(team, lane)) {
    const uint64_t fromFirst = lane->ticket - 1 - team->firstTicket;
    const int32_t step = (int32_t)(fromFirst / team->ticketsOfStep);
    const uint64_t startOfStep = team->firstTicket + step * team->ticketsOfStep;
    int32_t inPhase = (int32_t)(fromFirst % team->ticketsOfStep);
    uint64_t startOfPhase = startOfStep;
    Phase phase = phaseOf(program, 0, team->parameterCount);
    for (int32_t index = 1; inPhase >= phase.tickets; index++) {
      inPhase -= phase.tickets;
      startOfPhase += (uint64_t)phase.tickets;
      phase = phaseOf(program, index, team->parameterCount);
    }
    if (!areDone(memory, team, lane, startOfPhase)) return sleepOn;
    performTicket(memory, program, &phase, team->order, step, inPhase, lane->packed);
    lane->ticket = 0;
    lane->performed++;
    const uint64_t done = __atomic_add_fetch(&team->done, 1, __ATOMIC_SEQ_CST);
    if (done == startOfPhase + (uint64_t)phase.tickets && loadNow(&team->sleepers) > 0) return wake(memory, lane, &team->done);
  }
  return nothingLeft;
}

/** Offers `steps` steps to all threads. `proceed` follows until it returns `nothingLeft`. */
static Call offerSteps(uint8_t *memory, Lane *lane, uint32_t order, int32_t steps) {
  const Program *program = at(memory, lane->program);
  Team *team = at(memory, program->team);
  prepare(memory, program);
  team->order = order;
  team->firstTicket = team->offered;
  team->parameterCount = parameterTickets(memory, program);
  team->ticketsOfStep = 0;
  for (int32_t index = 0;; index++) {
    const Phase phase = phaseOf(program, index, team->parameterCount);
    if (phase.tickets == 0) break;
    team->ticketsOfStep += (uint64_t)phase.tickets;
  }
  __atomic_add_fetch(&team->offered, steps * team->ticketsOfStep, __ATOMIC_SEQ_CST);
  __atomic_add_fetch(&team->news, 1, __ATOMIC_SEQ_CST);
  return wake(memory, lane, &team->news);
}

/** Goes on with what `offerSteps` offered, until all is done. */
static Call proceed(uint8_t *memory, Lane *lane) {
  const Call call = work(memory, lane);
  if (call != nothingLeft) return call;
  const Program *program = at(memory, lane->program);
  Team *team = at(memory, program->team);
  return areDone(memory, team, lane, team->offered) ? nothingLeft : sleepOn;
}

/** Works on what is offered in another thread; `nothingLeft` after `dismiss`. */
static Call assist(uint8_t *memory, Lane *lane) {
  const Program *program = at(memory, lane->program);
  Team *team = at(memory, program->team);
  if (!lane->hasArrived) __atomic_add_fetch(&team->arrived, 1, __ATOMIC_SEQ_CST);
  lane->hasArrived = 1;
  for (;;) {
    const int32_t seen = loadNow(&team->news);
    const Call call = work(memory, lane);
    if (call != nothingLeft) return call;
    if (loadNow(&team->closed)) return nothingLeft;
    // One call often follows on another.
    int look = 0;
    while (look < patience && loadNow(&team->news) == seen) {
      pauseBriefly();
      look++;
    }
    if (look < patience) continue;
    lane->word = (uint32_t)((uint8_t *)&team->news - memory);
    lane->seen = seen;
    return sleepOn;
  }
}

/** Lets all calls of `assist` return `nothingLeft`. */
static Call dismiss(uint8_t *memory, Lane *lane) {
  const Program *program = at(memory, lane->program);
  Team *team = at(memory, program->team);
  __atomic_store_n(&team->closed, 1, __ATOMIC_SEQ_CST);
  __atomic_add_fetch(&team->news, 1, __ATOMIC_SEQ_CST);
  return wake(memory, lane, &team->news);
}
