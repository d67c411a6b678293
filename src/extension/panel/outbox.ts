import { setTimeout as delay } from 'node:timers/promises';
import { joinEvents } from '../../protocol/event-log.js';
import type { ToPanel } from '../../protocol/panel.js';

/** Maximum number of messages with events a panel gets in a second. */
const messagesPerSecond = 30;
/** Milliseconds that the first of some events waits for others to go with it. */
const gathering = 15;
/** A message of more bytes would hold up the extension host. */
export const messageBytes = 4 * 2 ** 20;

/** Resolves to whether the message arrived. */
export type Send = (message: ToPanel) => PromiseLike<boolean>;

/**
 * Sends to a panel in few messages and in order: events that come in while a message is under way, or too soon after it,
 * go into the next, and what is said of the session comes after the events that came before it.
 */
export class Outbox {
  private waiting: (ArrayBuffer | ToPanel)[] = [];
  private resetNext = false;
  private reader = false;
  private sending = false;
  /** Whether what waits is not to wait for more. */
  private isUrgent = false;
  private sent = 0;

  constructor(private readonly send: Send) {}

  /** Number of events sent so far. */
  get sentEvents(): number {
    return this.sent;
  }

  /** Starts over with a new reader, who gets these events first. */
  start(events: readonly ArrayBuffer[]): void {
    this.reader = true;
    this.waiting = [...events];
    this.resetNext = true;
    void this.flush();
  }

  /** There is no reader any more: waiting messages are dropped, and nothing is sent before the next {@link start}. */
  stop(): void {
    this.reader = false;
    this.waiting = [];
  }

  /** @param item a packed event, or any other message. */
  push(item: ArrayBuffer | ToPanel): void {
    if (!this.reader) return;
    this.waiting.push(item);
    void this.flush();
  }

  /** Sends packed events in one message as soon as it may: a picture that somebody waits for. */
  pushAtOnce(events: readonly ArrayBuffer[]): void {
    if (!this.reader) return;
    this.waiting.push(...events);
    this.isUrgent = true;
    void this.flush();
  }

  private async flush(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    try {
      while (this.reader && (this.waiting.length > 0 || this.resetNext)) {
        const [first] = this.waiting;
        if (this.resetNext || first instanceof ArrayBuffer) await this.sendEvents();
        else {
          this.waiting.shift();
          // Messages arrive in the order in which they were posted; only events wait, so that they do not pile up.
          void this.send(first);
        }
      }
    } finally {
      this.sending = false;
    }
  }

  private async sendEvents(): Promise<void> {
    // Events come in bursts, as a picture with the loss at its step: in one message they are drawn at once.
    if (!this.resetNext && !this.isUrgent) await delay(gathering);
    const reset = this.resetNext;
    this.resetNext = false;
    this.isUrgent = false;
    const earliestNext = delay(1000 / messagesPerSecond);
    const events = this.takeEvents();
    this.sent += events.length;
    await this.send({ kind: 'events', reset, log: joinEvents(events) });
    await earliestNext;
  }

  /** The events before the next other message, as many as one message holds, and at least one. */
  private takeEvents(): ArrayBuffer[] {
    const events: ArrayBuffer[] = [];
    let bytes = 0;
    for (const item of this.waiting) {
      if (!(item instanceof ArrayBuffer)) break;
      bytes += item.byteLength;
      if (events.length > 0 && bytes > messageBytes) break;
      events.push(item);
    }
    this.waiting.splice(0, events.length);
    return events;
  }
}
