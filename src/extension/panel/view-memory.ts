import type { Memento } from 'vscode';
import { WorkspaceRecord } from '../system/workspace-record.js';

/** How many dataset files are remembered, the last ones that were looked at. */
const most = 200;

/** How the user wants to look at the runs of each dataset file, by its absolute path: kept when its panel is closed. */
export class ViewMemory extends WorkspaceRecord<unknown> {
  constructor(memento: Memento) {
    super(memento, 'panelViews', most);
  }
}
