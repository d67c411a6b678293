import * as l10n from '@vscode/l10n';
import type { Reference } from './explanation.js';

export const batson = (place: string): Reference => ({
  text: 'Batson, Haaf, Kahn, Roberts: Topological Obstructions to Autoencoding, JHEP 04 (2021) 280',
  place,
  url: 'https://arxiv.org/abs/2102.08380',
});

export const borsukUlam: Reference = {
  text: 'Hatcher: Algebraic Topology',
  place: l10n.t('Corollary 2B.7 (Borsuk–Ulam)'),
  url: 'https://pi.math.cornell.edu/~hatcher/AT/ATpage.html',
};

export const esmaeili = (place: string): Reference => ({
  text: 'Esmaeili, Walters, Zimmermann, van de Meent: Topological Obstructions and How to Avoid Them, NeurIPS 2023',
  place,
  url: 'https://arxiv.org/abs/2312.07529',
});

export const moor = (place: string): Reference => ({
  text: 'Moor, Horn, Rieck, Borgwardt: Topological Autoencoders, ICML 2020',
  place,
  url: 'https://arxiv.org/abs/1906.00722',
});

export const bauer: Reference = {
  text: 'Bauer: Ripser: efficient computation of Vietoris–Rips persistence barcodes, J. Appl. Comput. Topol. 5 (2021) 391',
  place: '',
  url: 'https://arxiv.org/abs/1908.02518',
};

export const error = {
  formula: 'ρ(x) = ‖x − g(f(x))‖₂',
  meaning: l10n.t('reconstruction error, a distance in units of the data: f is the encoder, g the decoder'),
};

export const bound = {
  formula: 'sup ρ ≥ min ‖x‖ over x in M',
  meaning: l10n.t(
    'if M is a sphere that −1 maps to itself and the latent space is Euclidean with at most its dimension: f(x) = f(−x) for some x, so x or −x is off by ‖x‖',
  ),
};
