import type { Memento } from 'vscode';

/** Values by name that VS Code keeps with the workspace, over a reload of the window. */
export class WorkspaceRecord<T> {
  /**
   * @param key under which the workspace keeps the record.
   * @param most how many values are kept, those set last.
   */
  constructor(
    private readonly memento: Memento,
    private readonly key: string,
    private readonly most = Infinity,
  ) {}

  get(name: string): T | undefined {
    return this.values[name];
  }

  /** The name of a value; undefined if none. */
  nameOf(value: T): string | undefined {
    return Object.entries(this.values).find(([, other]) => other === value)?.[0];
  }

  /** @param value undefined to forget it. */
  set(name: string, value: T | undefined): void {
    const others = Object.entries(this.values).filter(([other]) => other !== name);
    const entries = value === undefined ? others : [...others.slice(1 - this.most), [name, value]];
    void this.memento.update(this.key, Object.fromEntries(entries));
  }

  private get values(): Readonly<Partial<Record<string, T>>> {
    return this.memento.get(this.key, {});
  }
}
