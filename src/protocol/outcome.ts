import { formatCount, formatNumber } from './format.js';
import type { RunResult } from './result.js';

/** The result of a run, or as much of it as is known while it trains. */
export type RunSoFar = Partial<RunResult>;

/** What one run came to. */
export interface Figure {
  /** To compare with that of another run; null if it is not a single number. */
  readonly value: number | null;
  readonly text: string;
  /** Why: a sentence, or a part of one. */
  readonly reason?: string;
}

/** Something that a run can come to. */
export interface Outcome {
  /** Its name for people, in their language. */
  readonly label: () => string;
  /** Whether it is a distance, in the unit of the data. */
  readonly isDistance: boolean;
  /** Whether it is several numbers, or words, as text. Default false. */
  readonly isText?: boolean;
  /** Null if the run does not know it. */
  readonly of: (run: RunSoFar) => Figure | null;
  /** The text of a value, also of a mean over runs. */
  readonly format: (value: number) => string;
}

/** A number of a run, by default no distance, and with three digits. */
export function number({
  label,
  pick,
  isDistance = false,
  format = formatNumber,
}: Pick<Outcome, 'label'> & Partial<Pick<Outcome, 'isDistance' | 'format'>> & Picked<number>): Outcome {
  const of: Outcome['of'] = (run) => {
    const value = pick(run) ?? null;
    return value === null ? null : { value, text: format(value) };
  };
  return { label, isDistance, of, format };
}

/**
 * What is several numbers, and so cannot be compared.
 * @param picked.reason what is to be said of it wherever there is room.
 */
export function text({
  label,
  pick,
  reason,
}: Pick<Outcome, 'label'> & Picked<string> & { readonly reason?: () => string }): Outcome {
  const of: Outcome['of'] = (run) => {
    const found = pick(run) ?? null;
    return found === null ? null : { value: null, text: found, ...(reason === undefined ? {} : { reason: reason() }) };
  };
  return { label, isDistance: false, isText: true, of, format: formatNumber };
}

/** How a value is found in a run that has it. */
interface Picked<Value> {
  readonly pick: (run: RunSoFar) => Value | null | undefined;
}

/** A whole number, such as `12,300` or `−1`; a mean of some need not be one. */
export function formatWhole(value: number): string {
  return Number.isInteger(value) ? formatCount(value).replace('-', '−') : formatNumber(value);
}
