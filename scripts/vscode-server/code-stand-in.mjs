#!/usr/bin/env node
// Stands in for VS Code's desktop executable where none can be had: takes the arguments that @vscode/test-electron
// passes to it, and runs the tests in the extension host of VS Code's server, with Chromium showing the window.
import { parseArgs } from 'node:util';
import { temporaryFolder, removeFolder } from '../system/folders.mjs';
import { launchChromium } from './chromium.mjs';
import { startServer } from './server.mjs';

/** How long the tests may take before they count as hanging, in milliseconds: some minutes, and many times that on a busy machine. */
const patience = 40 * 60_000;

const { values, positionals } = parseArgs({
  options: {
    extensionDevelopmentPath: { type: 'string' },
    extensionTestsPath: { type: 'string' },
    'disable-workspace-trust': { type: 'boolean', default: false },
  },
  allowPositionals: true,
  // What only concerns a desktop window, such as --no-sandbox and its folders, this program passes over.
  strict: false,
});

/**
 * @param {string} extension folder of the extension under development
 * @param {string} tests module that exports `run`
 * @param {string} folder the one to open
 * @returns {Promise<number>} exit status of the tests
 */
async function runTests(extension, tests, folder) {
  const browser = await launchChromium();
  const server = await startServer({ trust: values['disable-workspace-trust'] !== true, runsTests: true }).catch(
    async (error) => {
      await browser.close();
      throw error;
    },
  );
  /** @type {string[]} */
  const logged = [];
  try {
    // Nobody looks: without a graphics card the processor draws, as many pixels as there are and for as long as something moves.
    const page = await browser.newPage({ viewport: { width: 1000, height: 600 }, reducedMotion: 'reduce' });
    /** @type {Promise<number>} */
    const status = new Promise((resolve, reject) => {
      setTimeout(
        () => reject(new Error(`The tests did not end within ${patience / 60_000} minutes.`)),
        patience,
      ).unref();
      page.once('crash', () => reject(new Error('The page of VS Code crashed.')));
      void page.exposeFunction('codeAutomationExit', resolve);
    });
    await page.exposeFunction('codeAutomationLog', (/** @type {string} */ _type, /** @type {unknown[]} */ args) => {
      logged.push(args.map(String).join(' '));
    });
    await page.goto(
      server.url(folder, [
        ['extensionDevelopmentPath', `vscode-remote://${server.authority}${extension}`],
        ['extensionTestsPath', `vscode-remote://${server.authority}${tests}`],
        ['skipWelcome', 'true'],
      ]),
    );
    const ended = await status;
    if (ended !== 0) console.log(logged.join('\n'));
    return ended;
  } catch (error) {
    console.error([...logged, await server.log()].join('\n'));
    throw error;
  } finally {
    await browser.close();
    await server.stop();
  }
}

const { extensionDevelopmentPath, extensionTestsPath } = values;
if (typeof extensionDevelopmentPath !== 'string' || typeof extensionTestsPath !== 'string') {
  console.error('Expected --extensionDevelopmentPath=FOLDER --extensionTestsPath=MODULE [FOLDER].');
  process.exitCode = 2;
} else {
  const empty = await temporaryFolder();
  process.exitCode = await runTests(extensionDevelopmentPath, extensionTestsPath, positionals[0] ?? empty);
  await removeFolder(empty);
}
