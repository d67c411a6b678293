import { setTimeout as delay } from 'node:timers/promises';

/** A panel gets no more messages a second than this. */
const messagesPerSecond = 30;
/** A message of more bytes would hold up the extension host. */
const messageBytes = 4 * 2 ** 20;

/** Hands over some events; `reset` where they replace all that came before. Resolves to whether they arrived. */
export type SendEvents = (events: readonly ArrayBuffer[], reset: boolean) => Thenable<boolean>;

/**
 * Sends events in few messages: what comes in while a message is under way, or too soon after it, goes into the next.
 */
export class Outbox {
  private waiting: ArrayBuffer[] = [];
  private resetNext = false;
  private reader = false;
  private sending = false;

  constructor(private readonly send: SendEvents) {}

  get hasReader(): boolean {
    return this.reader;
  }

  /** Starts over with a new reader, who gets these events first. */
  start(events: readonly ArrayBuffer[]): void {
    this.reader = true;
    this.waiting = [...events];
    this.resetNext = true;
    void this.flush();
  }

  /** Nobody reads any more: what waits is dropped, and nothing is sent before the next {@link start}. */
  stop(): void {
    this.reader = false;
    this.waiting = [];
  }

  push(event: ArrayBuffer): void {
    if (!this.reader) return;
    this.waiting.push(event);
    void this.flush();
  }

  private async flush(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    try {
      while (this.reader && (this.waiting.length > 0 || this.resetNext)) {
        const reset = this.resetNext;
        this.resetNext = false;
        const earliestNext = delay(1000 / messagesPerSecond);
        await this.send(this.takeMessage(), reset);
        await earliestNext;
      }
    } finally {
      this.sending = false;
    }
  }

  private takeMessage(): readonly ArrayBuffer[] {
    let count = 0;
    let bytes = 0;
    do bytes += this.waiting[count++]?.byteLength ?? 0;
    while (count < this.waiting.length && bytes + this.waiting[count].byteLength <= messageBytes);
    return this.waiting.splice(0, count);
  }
}
