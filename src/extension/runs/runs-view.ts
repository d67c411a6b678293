import { EventEmitter, type TreeDataProvider, type TreeItem, window } from 'vscode';
import type { RunLibrary } from '../../session/run-library.js';
import { Disposable } from '../system/disposable.js';
import { byFile, itemOf, type RunNode } from './run-items.js';

/** The view Runs in the side bar: all runs that are kept, by dataset file. */
export class RunsView extends Disposable implements TreeDataProvider<RunNode> {
  private readonly changeEmitter = this._register(new EventEmitter<void>());

  readonly onDidChangeTreeData = this.changeEmitter.event;

  constructor(private readonly library: RunLibrary) {
    super();
    this._register(library.onDidChange(() => this.changeEmitter.fire()));
    this._register(window.createTreeView('latentAtlas.runs', { treeDataProvider: this, showCollapseAll: true }));
  }

  getTreeItem(node: RunNode): TreeItem {
    return itemOf(node, Date.now());
  }

  async getChildren(node?: RunNode): Promise<RunNode[]> {
    if (node === undefined) return byFile(await this.library.list());
    return node.kind === 'file' ? node.runs.map((run) => ({ kind: 'run', run })) : [];
  }
}
