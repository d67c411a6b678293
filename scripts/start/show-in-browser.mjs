// Shows an address in the user's browser.
import { spawn } from 'node:child_process';

/** The command of each system that opens an address. */
const openers = new Map([
  ['linux', 'xdg-open'],
  ['darwin', 'open'],
]);

/**
 * Opens the address if there is a display to show it on, and otherwise does nothing.
 * @param {string} url
 */
export function showInBrowser(url) {
  const command = openers.get(process.platform);
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  const display = process.platform !== 'linux' || DISPLAY !== undefined || WAYLAND_DISPLAY !== undefined;
  if (command === undefined || !display) return;
  // Without such a command there is still the address that was printed.
  spawn(command, [url], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}
