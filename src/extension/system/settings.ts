import { availableParallelism } from 'node:os';
import { workspace } from 'vscode';
import { engineNames, type EngineName } from '../../autoencoder/options.js';

/** Section of all settings of this extension. */
export const settingsSection = 'latentAtlas';

/** The settings as they hold now; package.json says what each is for. */
export interface Settings {
  readonly retrainOnSave: boolean;
  readonly warmStart: boolean;
  /** Empty for none. */
  readonly trainOnOpen: string;
  /** Bytes. */
  readonly memoryLimit: number;
  /** Milliseconds. */
  readonly timeout: number;
  /** Bytes. */
  readonly frameBudget: number;
  /** Bytes. */
  readonly runHistory: number;
  readonly engine: EngineName;
  /** Of one training, at least 1. */
  readonly threads: number;
}

/** Reads the settings; what a settings file holds out of range is brought into it. */
export function readSettings(): Settings {
  const section = workspace.getConfiguration(settingsSection);
  const number = (name: string, fallback: number, least: number, greatest: number): number => {
    const value = section.get<unknown>(name);
    return typeof value === 'number' && Number.isFinite(value) ? Math.min(Math.max(value, least), greatest) : fallback;
  };
  const engine = section.get<unknown>('engine');
  const trainOnOpen = section.get<unknown>('trainOnOpen');
  return {
    retrainOnSave: section.get<unknown>('retrainOnSave') !== false,
    warmStart: section.get<unknown>('warmStart') === true,
    trainOnOpen: typeof trainOnOpen === 'string' ? trainOnOpen.trim() : '',
    memoryLimit: number('memoryLimit', 4096, 256, 65_536) * 2 ** 20,
    timeout: number('timeout', 10, 1, 3600) * 1000,
    frameBudget: number('frameBudget', 64, 8, 4096) * 2 ** 20,
    runHistory: number('runHistory', 512, 16, 65_536) * 2 ** 20,
    threads: Math.round(number('threads', 0, 0, 256)) || Math.max(1, availableParallelism() - 1),
    engine: engineNames.find((name) => name === engine) ?? engineNames[0],
  };
}
