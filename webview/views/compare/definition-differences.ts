import * as l10n from '@vscode/l10n';
import type { RunDescription } from '../../../src/protocol/description.js';
import { latentName } from '../../../src/protocol/latent-name.js';
import { formatNumber } from '../../format.js';

/** A field of the description of two runs. */
export interface FieldDifference {
  /** Path of the field, such as `training.batchSize`. */
  readonly field: string;
  /** What each has there, in words; null if it has nothing. */
  readonly reference: string | null;
  readonly run: string | null;
}

/** What says nothing of how a run was defined. */
const apart: readonly string[] = ['hash', 'file', 'threads', 'fileSeed', 'versions'];

/** The fields in which two runs differ, in the order of their description; those of the reference alone come last. */
export function definitionDifferences(reference: RunDescription, run: RunDescription): FieldDifference[] {
  const [before, after] = [fieldsOf(reference), fieldsOf(run)];
  const fields = [...new Set([...after.keys(), ...before.keys()])];
  return fields.flatMap((field) => {
    const difference = { field, reference: before.get(field) ?? null, run: after.get(field) ?? null };
    return difference.reference === difference.run ? [] : [difference];
  });
}

function fieldsOf({ autoencoder, ...description }: RunDescription): ReadonlyMap<string, string> {
  const told = { ...description, autoencoder: { ...autoencoder, latent: latentName(autoencoder.latent) } };
  const entries = Object.entries(told).filter(([name]) => !apart.includes(name));
  return new Map(entries.flatMap(([name, value]) => leavesOf(name, value)));
}

/** The values below a field, each with its path; null is not a value. */
function leavesOf(field: string, value: unknown): (readonly [string, string])[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return [[field, listOf(value)]];
  if (typeof value === 'object')
    return Object.entries(value).flatMap(([name, inner]) => leavesOf(`${field}.${name}`, inner));
  return [[field, textOf(value)]];
}

/** How many of a list are told. */
const most = 12;

function listOf(values: readonly unknown[]): string {
  const told = values
    .slice(0, most)
    .map((value) => (typeof value === 'number' && !Number.isInteger(value) ? formatNumber(value) : textOf(value)));
  return told.length === 0
    ? l10n.t('none')
    : `${told.join(', ')}${values.length > most ? `, … (${values.length})` : ''}`;
}

function textOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? l10n.t('yes') : l10n.t('no');
  return String(value);
}
