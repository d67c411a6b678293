/** Anything that can be disposed of: the common part of VS Code's objects and our own. */
export interface DisposableLike {
  dispose(): unknown;
}

/** Disposes of what was added to it, all at once. */
export class DisposableStore implements DisposableLike {
  private readonly items = new Set<DisposableLike>();
  private disposed = false;

  /** Keeps the item, or disposes of it at once where the store is disposed already. */
  add<T extends DisposableLike>(item: T): T {
    if (this.disposed) item.dispose();
    else this.items.add(item);
    return item;
  }

  get isDisposed(): boolean {
    return this.disposed;
  }

  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    // In reverse order: what was made later may use what was made earlier.
    for (const item of [...this.items].reverse()) item.dispose();
    this.items.clear();
  }
}

/** Base of every class that holds things to be disposed of. */
export abstract class Disposable implements DisposableLike {
  private readonly store = new DisposableStore();

  protected _register<T extends DisposableLike>(item: T): T {
    return this.store.add(item);
  }

  protected get isDisposed(): boolean {
    return this.store.isDisposed;
  }

  dispose(): void {
    this.store.dispose();
  }
}
