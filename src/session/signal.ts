/** Something that can be given up. */
export interface Disposable {
  dispose(): void;
}

/** Something that happens again and again: call it with a listener to be told. */
export type Signal<T> = (listener: (value: T) => void) => Disposable;

/** The side of a {@link Signal} that fires it. */
export class Emitter<T> {
  private readonly listeners = new Set<(value: T) => void>();

  readonly signal: Signal<T> = (listener) => {
    // A wrapper, so that the same function may listen twice.
    const entry = (value: T): void => listener(value);
    this.listeners.add(entry);
    return { dispose: () => void this.listeners.delete(entry) };
  };

  fire(value: T): void {
    for (const listener of [...this.listeners]) listener(value);
  }
}
