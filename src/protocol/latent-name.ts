import * as l10n from '@vscode/l10n';
import type { Latent } from '../autoencoder/options.js';
import { superscript } from '../digits.js';

/** The name as it stands on a button or in a title: without an article. */
export function latentLabel(latent: Latent): string {
  switch (latent.kind) {
    case 'mobius':
      return l10n.t('Möbius band');
    case 'klein':
      return l10n.t('Klein bottle');
    case 'product':
      return latent.factors.map(latentLabel).join(' × ');
    case 'euclidean':
    case 'sphere':
    case 'torus':
    case 'projective':
      return latentName(latent);
  }
}

/** Name of a latent space, such as `ℝ²`, `S²` or `S¹ × ℝ¹`. */
export function latentName(latent: Latent): string {
  const power = (letter: string, d: number): string => letter + superscript(d);
  switch (latent.kind) {
    case 'euclidean':
      return power('ℝ', latent.dimension);
    case 'sphere':
      return power('S', latent.dimension);
    case 'torus':
      return power('T', latent.dimension);
    case 'projective':
      return power('ℝP', latent.dimension);
    case 'mobius':
      return l10n.t('the Möbius band');
    case 'klein':
      return l10n.t('the Klein bottle');
    case 'product':
      return latent.factors.map(latentName).join(' × ');
  }
}

/** A latent space as a dataset file writes it, such as `product(spherical(1), euclidean(2))`. */
export function latentCall(latent: Latent): string {
  const { kind, dimension } = latent;
  switch (kind) {
    case 'sphere':
      return `spherical(${dimension})`;
    case 'mobius':
    case 'klein':
      return `${kind}()`;
    case 'product':
      return `product(${latent.factors.map(latentCall).join(', ')})`;
    case 'euclidean':
    case 'torus':
    case 'projective':
      return `${kind}(${dimension})`;
  }
}

const kinds: Readonly<Record<Latent['kind'], true>> = {
  euclidean: true,
  sphere: true,
  torus: true,
  projective: true,
  mobius: true,
  klein: true,
  product: true,
};

/** Whether a value of a sweep is a latent space. */
export function isLatent(value: unknown): value is Latent {
  if (typeof value !== 'object' || value === null || !('kind' in value) || !('dimension' in value)) return false;
  return typeof value.kind === 'string' && Object.hasOwn(kinds, value.kind);
}
