// Settings of the served VS Code: nothing between the user and his folder, and nothing that calls out.
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

const settings = {
  // In a browser VS Code saves by itself; here a save is the user's, as on the desktop.
  'files.autoSave': 'off',
  'workbench.startupEditor': 'none',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'js/ts.tsserver.automaticTypeAcquisition.enabled': false,
  'git.enabled': false,
  'security.workspace.trust.untrustedFiles': 'open',
};

/**
 * Writes the settings only where the file is missing, so that what a user changed stays.
 * @param {string} userData the server's user data folder
 * @param {Record<string, unknown>} [more] settings added to the usual ones
 */
export async function writeUserSettings(userData, more = {}) {
  const file = path.join(userData, 'User', 'settings.json');
  if (existsSync(file)) return;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify({ ...settings, ...more }, null, 2)}\n`);
}
