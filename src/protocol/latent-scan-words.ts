import * as l10n from '@vscode/l10n';
import { formatLowerBound, formatNumber } from './format.js';
import { holdingShare } from '../holding.js';
import { latentName } from './latent-name.js';
import { scanAnswer, scannedSpaces, type ScannedSpace } from './latent-scan.js';
import { formatShare } from './large-errors.js';
import type { LatentScan, SweepTable } from './sweep-table.js';

/** What a scan says, in words. */
export interface ScanWords {
  /** A sentence. */
  readonly headline: string;
  /** Sentences: what it rests on. */
  readonly detail: string;
}

/**
 * What a search for the smallest latent space came to.
 * @param unit of the data; empty if none.
 * @returns null of a sweep that is no such search.
 */
export function scanInWords(table: SweepTable, unit = ''): ScanWords | null {
  const { latentScan } = table;
  if (latentScan === null) return null;
  const spaces = scannedSpaces(table);
  const answer = scanAnswer(spaces, latentScan);
  const meaning = meaningOf(latentScan, unit);
  const last = spaces.at(-1);
  switch (answer.kind) {
    case 'unfinished':
      return { headline: l10n.t('Too few runs are over for an answer.'), detail: meaning };
    case 'holds': {
      const { smallest, always } = answer;
      const { latent, holding, runs } = smallest;
      const others =
        holding === runs
          ? null
          : always === null
            ? l10n.t('No latent space holds them with every seed.')
            : l10n.t('With every seed it is {0}.', latentName(always.latent));
      return {
        headline: l10n.t(
          'The smallest that holds your data: {0} ({1} of {2} seeds).',
          latentName(latent),
          holding,
          runs,
        ),
        detail: [others, smallerOf(spaces, smallest, unit), meaning].filter((part) => part !== null).join(' '),
      };
    }
    case 'whole':
      return {
        headline: l10n.t(
          'Only {0}, as large as the space of the data, holds them.',
          latentName(answer.smallest.latent),
        ),
        detail: `${l10n.t('Any data fit into it, so no claim is made. Noise, and a network that is too small or trained too briefly, look like this.')} ${meaning}`,
      };
    case 'none': {
      const { least, elbow } = answer;
      const share = formatShare(least / latentScan.radius);
      return {
        headline: l10n.t(
          'None up to {0} holds your data, and no claim is made.',
          last === undefined ? '' : latentName(last.latent),
        ),
        detail: [
          l10n.t(
            'The least sup ρ is {0}, {1} of their radius. Noise, and a network that is too small or trained too briefly, look like this.',
            withUnit(formatNumber(least), unit),
            share,
          ),
          elbow === null
            ? l10n.t('The median of ρ has no elbow.')
            : l10n.t(
                'The median of ρ has its elbow at {0}: beyond it more dimensions help little.',
                latentName(elbow.latent),
              ),
          meaning,
        ].join(' '),
      };
    }
  }
}

/** What is known of the spaces that are smaller than the one that holds the data. */
function smallerOf(spaces: readonly ScannedSpace[], smallest: ScannedSpace, unit: string): string | null {
  const smaller = spaces.slice(0, spaces.indexOf(smallest));
  const forbidden = smaller.flatMap(({ bound, latent }) => (bound === null ? [] : [{ bound, latent }])).at(-1);
  return forbidden === undefined
    ? null
    : l10n.t(
        'No network of this shape gets below {0} in {1}.',
        withUnit(formatLowerBound(forbidden.bound), unit),
        latentName(forbidden.latent),
      );
}

const meaningOf = ({ radius }: LatentScan, unit: string): string =>
  l10n.t(
    'A run holds the data if sup ρ on the test sample is at most {0}, a tenth of their radius.',
    withUnit(formatNumber(holdingShare * radius), unit),
  );

const withUnit = (text: string, unit: string): string => `${text} ${unit}`.trim();
