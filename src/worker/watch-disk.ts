import fs from 'node:fs';
import type { DiskWaits } from './heartbeat.js';
import { replaceFunction, tellImports, type AnyFunction } from './replace-function.js';

/** Functions of `node:fs` that answer only when the disk does: at once, to a callback, as a promise, and of an open file. */
const waiting = ['open', 'read', 'readv', 'stat', 'lstat', 'readdir', 'readFile', 'access', 'realpath'];
const ofPromises = ['open', 'stat', 'lstat', 'readdir', 'readFile', 'access', 'realpath'];
const ofFiles = ['read', 'readv', 'readFile', 'stat'];

/**
 * Tells of each wait for a disk while a file is read. A file on a network that is gone looks like any other, but an answer
 * never comes; and which libraries read, by which of these functions, is their own affair.
 */
export function watchDisk(waits: DiskWaits): void {
  for (const name of waiting) {
    replaceFunction(fs, name, (usual) => withCallback(usual, waits));
    replaceFunction(fs, `${name}Sync`, (usual) => blocking(usual, waits));
  }
  replaceFunction(fs, 'fstatSync', (usual) => blocking(usual, waits));
  replaceFunction(fs, 'existsSync', (usual) => blocking(usual, waits));
  for (const name of ofPromises) {
    replaceFunction(fs.promises, name, (usual) =>
      name === 'open' ? opening(promising(usual, waits), waits) : promising(usual, waits),
    );
  }
  tellImports();
}

function blocking(usual: AnyFunction, waits: DiskWaits): AnyFunction {
  return function (...values) {
    return waits.isReading() ? waits.block(() => usual.apply(this, values)) : usual.apply(this, values);
  };
}

function withCallback(usual: AnyFunction, waits: DiskWaits): AnyFunction {
  return function (...values) {
    const callback = values.at(-1);
    if (typeof callback !== 'function' || !waits.isReading()) return usual.apply(this, values);
    const end = waits.begin();
    const told = (...results: unknown[]): unknown => {
      end();
      return Reflect.apply(callback, undefined, results);
    };
    try {
      return usual.apply(this, [...values.slice(0, -1), told]);
    } catch (error) {
      end();
      throw error;
    }
  };
}

function promising(usual: AnyFunction, waits: DiskWaits): AnyFunction {
  return async function (...values) {
    if (!waits.isReading()) return usual.apply(this, values);
    const end = waits.begin();
    try {
      return await usual.apply(this, values);
    } finally {
      end();
    }
  };
}

/** The class of open files has no name by which to find it. */
function opening(open: AnyFunction, waits: DiskWaits): AnyFunction {
  let isKnown = false;
  return async function (...values) {
    const file = await open.apply(this, values);
    if (!isKnown && typeof file === 'object' && file !== null) {
      isKnown = true;
      const prototype: unknown = Object.getPrototypeOf(file);
      if (typeof prototype === 'object' && prototype !== null)
        for (const name of ofFiles) replaceFunction(prototype, name, (usual) => promising(usual, waits));
    }
    return file;
  };
}
