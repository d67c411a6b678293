import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';

/** Milliseconds that a probe may take. */
const mostTime = 30_000;
/** Machines and versions that are remembered; a home folder may be shared. */
const mostKept = 16;

/** Why the addon does not work, by machine and version; null where it does. */
const recordSchema = v.record(v.string(), v.nullable(v.string()));
type ProbeRecord = v.InferOutput<typeof recordSchema>;

/**
 * Makes sure that the addon of the engine `native` works on this machine before it is loaded here: a process of its own
 * loads it, trains with it, and compares with the engine `wasm` (native-probe-process.ts). What came of it is remembered.
 * @param folder of the bundles.
 * @throws Error that says why it does not.
 */
export async function probeNative(folder: string, addon: string): Promise<void> {
  const place = path.join(cacheFolder(), 'native-probe.json');
  const key = keyOf(addon);
  const record = readRecord(place);
  const known = Object.hasOwn(record, key);
  const reason = known ? record[key] : await probe(folder, addon);
  if (!known) writeRecord(place, { ...record, [key]: reason });
  if (reason !== null) {
    const hint = known ? ` It was tried before; delete ${place} to try again.` : '';
    throw new Error(`The engine native does not work on this machine: ${reason}.${hint}`);
  }
}

async function probe(folder: string, addon: string): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [path.join(folder, 'native-probe-process.cjs'), folder, addon],
      { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '' }, timeout: mostTime, windowsHide: true },
    );
    return stdout.trim() === 'ok' ? null : stdout.trim() || 'its probe said nothing';
  } catch (error) {
    const { signal, code } = error as { signal?: unknown; code?: unknown };
    return `its probe ended with ${String(signal ?? code ?? error)}`;
  }
}

/** The machine, the addon, and what loads it. */
function keyOf(addon: string): string {
  const { platform, arch, versions } = process;
  const processor = os.cpus()[0]?.model ?? '';
  return createHash('sha256')
    .update(JSON.stringify([platform, arch, processor, os.release(), versions.node, versions.modules]))
    .update(readFileSync(addon))
    .digest('hex')
    .slice(0, 32);
}

/** Where programs keep what they can do without. */
function cacheFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  const home = os.homedir();
  const { platform } = process;
  if (platform === 'win32') return path.join(LOCALAPPDATA ?? path.join(home, 'AppData', 'Local'), 'latent-atlas');
  if (platform === 'darwin') return path.join(home, 'Library', 'Caches', 'latent-atlas');
  return path.join(XDG_CACHE_HOME ?? path.join(home, '.cache'), 'latent-atlas');
}

function readRecord(place: string): ProbeRecord {
  try {
    return v.parse(recordSchema, JSON.parse(readFileSync(place, 'utf8')));
  } catch {
    return {};
  }
}

/** Where it cannot be written, the next process probes again. */
function writeRecord(place: string, record: ProbeRecord): void {
  const kept = Object.fromEntries(Object.entries(record).slice(-mostKept));
  const unfinished = `${place}.${process.pid}`;
  try {
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(unfinished, JSON.stringify(kept));
    renameSync(unfinished, place);
  } catch {
    // A folder that is read-only, or none.
  }
}
