import { workspace } from 'vscode';
import { settingsOf, type Settings } from './settings-of.js';

/** Section of all settings of this extension. */
export const settingsSection = 'latentAtlas';

/** Reads the settings. */
export function readSettings(): Settings {
  const configuration = workspace.getConfiguration();
  return settingsOf((name) => configuration.get<unknown>(name));
}
