import * as v from 'valibot';
import { above, check, interval } from '../check.js';
import { DefinitionError } from '../definition-error.js';
import { maximumPoints } from './limits.js';
import type { Interval } from './options.js';

/**
 * The numbers from, from + step, … that are less than `to`, such as `range(0, 5)` for 0, 1, 2, 3, 4.
 * @param step > 0, by default 1.
 * @throws DefinitionError where there is no such number, or there are more than 1,000,000.
 */
export function range(from: number, to: number, step = 1): number[] {
  check('range(from, to)', interval, [from, to]);
  check('range(step)', above(0), step);
  const count = Math.ceil((to - from) / step);
  if (count > maximumPoints)
    throw new DefinitionError('range(from, to)', `at most ${maximumPoints} numbers`, `${count}`);
  return Array.from({ length: count }, (_, k) => from + k * step);
}

/**
 * Any number in [from, to), all alike; for `random` and `sobol` of a sweep.
 * @throws DefinitionError where `from` is not less than `to`.
 */
export function uniform(from: number, to: number): Interval {
  check('uniform(from, to)', interval, [from, to]);
  return { kind: 'interval', from, to, scale: 'linear' };
}

/**
 * Any number in [from, to), its logarithm uniform; for `random` and `sobol` of a sweep.
 * @throws DefinitionError where 0 < from < to does not hold.
 */
export function logUniform(from: number, to: number): Interval {
  check(
    'logUniform(from, to)',
    v.pipe(
      interval,
      v.check(([least]) => least > 0, 'numbers greater than 0'),
    ),
    [from, to],
  );
  return { kind: 'interval', from, to, scale: 'log' };
}

/**
 * Any integer from `from` to `to`, both included; for `random` and `sobol` of a sweep.
 * @throws DefinitionError where they are no integers, or `from` is not less than `to`.
 */
export function uniformInteger(from: number, to: number): Interval {
  const integers = v.pipe(
    interval,
    v.check((ends) => ends.every(Number.isInteger), 'integers'),
  );
  check('uniformInteger(from, to)', integers, [from, to]);
  return { kind: 'interval', from, to, scale: 'integer' };
}

/** @param share in [0, 1). */
export function numberAt({ from, to, scale }: Interval, share: number): number {
  switch (scale) {
    case 'linear':
      return from + share * (to - from);
    case 'log':
      return from * (to / from) ** share;
    case 'integer':
      return Math.min(to, from + Math.floor(share * (to - from + 1)));
  }
}
