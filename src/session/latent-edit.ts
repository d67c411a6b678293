import { readFile } from 'node:fs/promises';
import { bundleDataset } from './bundle.js';
import { locateField } from './locate.js';

/** A part of a file's text to be replaced. */
export interface TextChange {
  /** Offsets into the text, from 0: what lies from the first up to the second is replaced. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** How to give a dataset another latent space. */
export interface LatentEdit {
  /** The file that names the latent space: the dataset file, or one that it imports. */
  readonly file: string;
  /** That do not overlap, in the order of the text. */
  readonly changes: readonly TextChange[];
}

/**
 * Finds where a dataset file writes its latent space, and what to change for it to be another.
 * @param file the dataset file, absolute.
 * @param latent a call of a function of `latent-atlas`, such as `spherical(1)`.
 * @throws Error where the file cannot be bundled, or does not write its latent space as a call in its definition.
 */
export async function editLatent(file: string, latent: string): Promise<LatentEdit> {
  const result = await bundleDataset(file, null);
  if (!result.ok) throw new Error(`${file}: ${result.fault.message}`);
  const location = locateField('autoencoder.latent', result.bundle);
  const text = location === null ? '' : await readFile(location.file, 'utf8');
  const changes = location === null ? null : latentChanges(text, offsetOf(text, location), latent);
  if (location === null || changes === null) {
    throw new Error(
      `${file}: expected the latent space as a call in the definition, such as latent: euclidean(2) in the field ` +
        `autoencoder. Write latent: ${latent} there.`,
    );
  }
  return { file: location.file, changes };
}

/**
 * @param at offset of the property `latent`.
 * @returns null if there is no such property whose value is a call, or no import to take the function from.
 */
export function latentChanges(text: string, at: number, latent: string): readonly TextChange[] | null {
  const property = /(latent\s*:\s*)[A-Za-z_$][\w$]*\s*\((?:[^()]|\([^()]*\))*\)/y;
  property.lastIndex = at;
  const value = property.exec(text);
  if (value === null) return null;
  const imported = importChange(text, latent.slice(0, latent.indexOf('(')));
  if (imported === null) return null;
  return [...imported, { from: at + value[1].length, to: property.lastIndex, text: latent }];
}

/** What brings a name into the import of `latent-atlas`: nothing if it is there already, null if there is no import. */
function importChange(text: string, name: string): readonly TextChange[] | null {
  const statement = /import\s*\{([^}]*)\}\s*from\s*['"]latent-atlas['"]/.exec(text);
  if (statement === null) return null;
  const names = statement[1].split(',').map((one) => one.trim());
  if (names.includes(name)) return [];
  const last = /[\w$]\s*,?\s*$/.exec(statement[1]);
  const end = statement.index + statement[0].indexOf('{') + 1 + (last?.index ?? -1) + 1;
  return [{ from: end, to: end, text: `${last === null ? '' : ','} ${name}` }];
}

function offsetOf(text: string, { line, column }: { readonly line: number; readonly column: number }): number {
  const before = text.split('\n').slice(0, line - 1);
  return before.reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
}
