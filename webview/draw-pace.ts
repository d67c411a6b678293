/** Time that is left to others after a picture of the training, as a multiple of what the picture took. */
const rest = 3;
/** The longest that a picture of the training waits for its turn, in milliseconds: still more than ten a second are drawn. */
const longestWait = 65;

/**
 * Draws at the next picture of the screen, and once for all that happened until then. What a user does is drawn at once.
 * Pictures of the training leave a processor that draws in software to the training for most of the time.
 */
export class DrawPace {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isNext = false;
  private isLive = false;
  private restsUntil = 0;

  /** @param painted called after each picture is painted, with the milliseconds that it took. */
  constructor(
    private readonly draw: () => void,
    private readonly painted: (took: number) => void,
  ) {}

  /** Soon: something of the training came in. */
  soon(): void {
    const wait = this.restsUntil - performance.now();
    this.isLive = true;
    if (wait <= 0) this.now();
    else this.timer ??= setTimeout(() => this.now(), wait);
  }

  /** At the next picture of the screen. */
  now(): void {
    if (this.isNext) return;
    this.isNext = true;
    requestAnimationFrame((start) => this.picture(start));
  }

  private picture(start: number): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.isNext = false;
    this.draw();
    const { isLive } = this;
    this.isLive = false;
    // A message is handled after the picture is laid out and painted.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const end = performance.now();
      if (isLive) this.restsUntil = end + Math.min(rest * (end - start), longestWait);
      port1.close();
      this.painted(end - start);
    };
    port2.postMessage(null);
  }
}
