import { availableParallelism } from 'node:os';
import packageJson from '../../../package.json' with { type: 'json' };
import { engineChoices, type EngineChoice } from '../../autoencoder/options.js';

/** The settings as they hold now; package.json says what each is for, its default and its range. */
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
  /** Whether texts of tables that are saved stay as they are. */
  readonly rawCsv: boolean;
  readonly engine: EngineChoice;
  /** Of one training, at least 1. */
  readonly threads: number;
}

const { properties } = packageJson.contributes.configuration;
type Properties = typeof properties;

/** The settings whose declaration in package.json has these keys. */
type Declared<Shape> = { [Key in keyof Properties]: Properties[Key] extends Shape ? Key : never }[keyof Properties];

const mebibyte = 2 ** 20;

/** Number of cores that may train, at least 1: one is left for all else. */
export function coresButOne(): number {
  return Math.max(1, availableParallelism() - 1);
}

/** Where a setting has its value from, as VS Code tells. */
export interface ValueOrigin {
  /** In the user's own settings. */
  readonly globalValue?: unknown;
  readonly workspaceValue?: unknown;
  readonly workspaceFolderValue?: unknown;
}

/**
 * Whether a setting that has code run when a folder opens counts: its value is the user's own, or it is the folder's
 * alone, and the user has allowed it.
 * @param allowed the value that the user has allowed in this folder; undefined if none.
 */
export function countsOnOpen(value: string, origin: ValueOrigin | undefined, allowed: string | undefined): boolean {
  const isOfFolder = origin?.workspaceValue !== undefined || origin?.workspaceFolderValue !== undefined;
  return value !== '' && (!isOfFolder || value === origin.globalValue || value === allowed);
}

/**
 * The settings, from what the settings files hold. A number out of range is brought into it; a value of another type is
 * replaced by the default.
 * @param valueOf the value of a setting by its full name
 */
export function settingsOf(valueOf: (name: keyof Properties) => unknown): Settings {
  const number = (name: Declared<{ default: number; minimum: number; maximum: number }>): number => {
    const value = valueOf(name);
    const { default: fallback, minimum, maximum } = properties[name];
    return typeof value === 'number' && Number.isFinite(value) ? Math.min(Math.max(value, minimum), maximum) : fallback;
  };
  const flag = (name: Declared<{ default: boolean }>): boolean => {
    const value = valueOf(name);
    return typeof value === 'boolean' ? value : properties[name].default;
  };
  const text = (name: Declared<{ default: string }>): string => {
    const value = valueOf(name);
    return typeof value === 'string' ? value.trim() : properties[name].default;
  };
  const engine = text('latentAtlas.engine');
  return {
    retrainOnSave: flag('latentAtlas.retrainOnSave'),
    warmStart: flag('latentAtlas.warmStart'),
    trainOnOpen: text('latentAtlas.trainOnOpen'),
    memoryLimit: number('latentAtlas.memoryLimit') * mebibyte,
    timeout: number('latentAtlas.timeout') * 1000,
    frameBudget: number('latentAtlas.frameBudget') * mebibyte,
    runHistory: number('latentAtlas.runHistory') * mebibyte,
    rawCsv: flag('latentAtlas.rawCsv'),
    threads: Math.round(number('latentAtlas.threads')) || coresButOne(),
    engine: engineChoices.find((name) => name === engine) ?? 'auto',
  };
}
