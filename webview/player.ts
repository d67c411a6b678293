/** Smallest time that is left to the user's input after a picture, as a multiple of what the picture took. */
const rest = 0.5;

/** The one timer that moves the pictures. */
export class Player {
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** When it moved them last, or began to; null while it rests. */
  private since: number | null = null;

  /** @param tick called with the milliseconds since the last call, or since the pictures began to move. */
  constructor(private readonly tick: (elapsed: number) => void) {}

  /**
   * To be called after each picture.
   * @param wait milliseconds from one moved picture to the next; null if nothing moves.
   * @param took milliseconds that the picture took.
   */
  follow(wait: number | null, took: number): void {
    if (wait === null) {
      clearTimeout(this.timer);
      this.timer = undefined;
      this.since = null;
      return;
    }
    const since = (this.since ??= performance.now());
    const left = Math.max(since + wait - performance.now(), rest * took);
    this.timer ??= setTimeout(() => {
      const now = performance.now();
      this.timer = undefined;
      this.since = now;
      this.tick(now - since);
    }, left);
  }
}
