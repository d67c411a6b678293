/** A stream of events that one reader takes at its own pace; those that nobody takes stay in memory. */
export class EventStream<Event> implements AsyncIterable<Event> {
  private readonly waiting: Event[] = [];
  private isOver = false;
  private wake: () => void = () => undefined;

  add(event: Event): void {
    this.waiting.push(event);
    this.wake();
  }

  /** Ends the stream behind what is in it. */
  end(): void {
    this.isOver = true;
    this.wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Event, void> {
    for (;;) {
      const event = this.waiting.shift();
      if (event !== undefined) yield event;
      else if (this.isOver) return;
      else {
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
      }
    }
  }
}
