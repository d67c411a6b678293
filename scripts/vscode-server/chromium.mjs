// The browser that shows the served VS Code to the tests.
import { chromium } from 'playwright-core';
import { findCommand, installWithApt, isExecutable } from '../system/commands.mjs';

/** The headless shell first: without a browser's window around the page, it takes half of the processor's time. */
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
];
const macApplications = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * `--no-sandbox`: Chromium refuses to run as root with it. `--disable-dev-shm-usage`: containers have a tiny /dev/shm.
 */
const flags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--disable-gpu',
];

/** @returns {string | undefined} the browser named by CHROMIUM_EXECUTABLE, or the first of the usual ones */
function findChromium() {
  const { CHROMIUM_EXECUTABLE: named } = process.env;
  if (named !== undefined && named !== '') return named;
  return findCommand(names) ?? macApplications.find(isExecutable);
}

/**
 * @returns {Promise<string>} path of a Chromium; root on Debian installs a missing one with apt
 * @throws if Chromium is missing and cannot be installed
 */
async function ensureChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  await installWithApt(['chromium-headless-shell', 'fonts-dejavu-core']);
  const installed = findChromium();
  if (installed !== undefined) return installed;
  throw new Error(
    'No Chromium found. Install one ("sudo apt-get install chromium-headless-shell fonts-dejavu-core" on Debian), ' +
      'or name its executable in CHROMIUM_EXECUTABLE.',
  );
}

/**
 * Starts a Chromium without a window.
 * @returns {Promise<import('playwright-core').Browser>}
 * @throws if Chromium is missing and cannot be installed
 */
export async function launchChromium() {
  return chromium.launch({ executablePath: await ensureChromium(), args: flags });
}
