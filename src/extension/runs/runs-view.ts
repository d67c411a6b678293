import { EventEmitter, l10n, type TreeDataProvider, type TreeItem, type TreeView, window } from 'vscode';
import type { RunLibrary } from '../../session/run-library.js';
import { Disposable } from '../system/disposable.js';
import { byFile, itemOf, type RunNode } from './run-items.js';

/** The view Runs in the side bar: all runs that are kept, by dataset file. */
export class RunsView extends Disposable implements TreeDataProvider<RunNode> {
  private readonly changeEmitter = this._register(new EventEmitter<void>());

  readonly onDidChangeTreeData = this.changeEmitter.event;

  private readonly view: TreeView<RunNode>;

  constructor(private readonly library: RunLibrary) {
    super();
    this._register(library.onDidChange(() => this.changeEmitter.fire()));
    this.view = this._register(
      window.createTreeView('latentAtlas.runs', { treeDataProvider: this, showCollapseAll: true }),
    );
  }

  getTreeItem(node: RunNode): TreeItem {
    return itemOf(node, Date.now());
  }

  async getChildren(node?: RunNode): Promise<RunNode[]> {
    if (node === undefined) {
      const runs = await this.library.list();
      await this.tellLeftovers();
      return byFile(runs);
    }
    return node.kind === 'file' ? node.runs.map((run) => ({ kind: 'run', run })) : [];
  }

  private async tellLeftovers(): Promise<void> {
    const { count, bytes } = await this.library.leftovers.count();
    const size = (bytes / 2 ** 20).toFixed(1);
    const text = l10n.t('{0} leftovers of interrupted runs take {1} MiB. They are deleted after a week.', count, size);
    this.view.message = count === 0 ? undefined : text;
  }
}
