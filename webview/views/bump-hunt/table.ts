import type { Quantity } from '../../../src/protocol/description.js';
import type { BumpHuntResult, BumpHuntSpectrum } from '../../../src/protocol/result.js';
import { axisLabel } from '../../format.js';
import { constant, stacked, type Table } from '../../export/tables/table.js';

/**
 * A row for each bin, before and then after the cut: its ends, its events, and what the fit expects if there is one.
 */
export function bumpHuntTable({ before, after }: BumpHuntResult, quantity: Quantity): Table {
  const label = axisLabel(quantity);
  const bins = (when: string, { from, to, counts, expected }: BumpHuntSpectrum): Table => {
    const edge = (k: number): number => from + (k * (to - from)) / counts.length;
    return [
      constant('spectrum', when, counts.length),
      { name: `${label}, from`, values: counts.map((_, k) => edge(k)) },
      { name: `${label}, to`, values: counts.map((_, k) => edge(k + 1)) },
      { name: 'events', values: counts },
      { name: 'events expected', values: expected ?? counts.map(() => null) },
    ];
  };
  return stacked([bins('before the cut', before), bins('after the cut', after)]);
}

/** A row for each cut: the share of the events that it removes, and the significance after it. */
export function cutScanTable({ scan }: BumpHuntResult): Table {
  return [
    { name: 'share of the events removed', values: scan.map(({ cut }) => cut) },
    { name: 'significance Z', values: scan.map(({ significance }) => significance) },
    { name: 'standard deviation of Z', values: scan.map(({ significanceError }) => significanceError) },
  ];
}
