import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Addon } from '../autoencoder/native/addon.js';

/** The file of the addon for this platform, in the folder of the bundles; null where none was built. */
export function addonFile(folder: string): string | null {
  const file = path.join(folder, `native-${process.platform}-${process.arch}.node`);
  return existsSync(file) ? file : null;
}

/** Loads an addon into this process. @throws Error if it is not an addon, or one of another platform. */
export function loadAddon(file: string): Addon {
  const module = { exports: {} };
  process.dlopen(module, file);
  return module.exports;
}
