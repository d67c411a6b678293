import type { Memento } from 'vscode';

/** Key of what the workspace remembers. */
const viewsKey = 'panelViews';

/** How many dataset files are remembered, the last ones that were looked at. */
const most = 200;

/** How the user wants to look at the runs of each dataset file: kept when its panel is closed. */
export class ViewMemory {
  constructor(private readonly memento: Memento) {}

  /** What the panel of a file, an absolute path, saved last; undefined where it never did. */
  get(file: string): unknown {
    return this.views[file];
  }

  set(file: string, view: unknown): void {
    const others = Object.entries(this.views).filter(([other]) => other !== file);
    void this.memento.update(viewsKey, Object.fromEntries([...others.slice(1 - most), [file, view]]));
  }

  private get views(): Readonly<Record<string, unknown>> {
    return this.memento.get(viewsKey, {});
  }
}
