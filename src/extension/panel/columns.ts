import {
  type Tab,
  type TabGroup,
  TabInputText,
  TabInputWebview,
  type Uri,
  ViewColumn,
  type WebviewPanel,
  window,
} from 'vscode';

/** Types of the panels of this extension, as in package.json's `onWebviewPanel`. */
export const panelTypes = { live: 'latentAtlas.panel', kept: 'latentAtlas.run' } as const;

/**
 * The column for a new panel of a file: that of the panels that are there, beside the file. There is never a third column
 * for it, whatever stands in the two.
 */
export function columnForPanel(file: Uri): ViewColumn {
  const { all, activeTabGroup } = window.tabGroups;
  const ofFile = all.find((group) => shows(group, file)) ?? activeTabGroup;
  const ofPanels = all.find((group) => group !== ofFile && group.tabs.some(({ input }) => isPanel(input)));
  return ofPanels?.viewColumn ?? elsewhereThan(ofFile.viewColumn);
}

/** The column for an editor that does not hide a panel. */
export function columnBeside({ viewColumn }: WebviewPanel): ViewColumn {
  return elsewhereThan(viewColumn ?? ViewColumn.Two);
}

/** One of the first two columns, but not this one. */
function elsewhereThan(column: ViewColumn): ViewColumn {
  return column === ViewColumn.One ? ViewColumn.Two : ViewColumn.One;
}

/** The tabs of panels of dataset files, also of those that were not shown yet since a reload. */
export function panelTabs(): readonly Tab[] {
  return window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(({ input }) => isPanel(input, [panelTypes.live])));
}

function shows({ activeTab }: TabGroup, file: Uri): boolean {
  return activeTab?.input instanceof TabInputText && activeTab.input.uri.fsPath === file.fsPath;
}

/** VS Code puts a prefix before the type of a panel. */
function isPanel(input: unknown, types: readonly string[] = Object.values(panelTypes)): boolean {
  return input instanceof TabInputWebview && types.some((type) => input.viewType.endsWith(`-${type}`));
}
