import type { Axis } from '../../charts/axis.js';
import { isWide, type Factor } from './model.js';

/** An axis with the values of a factor: numbers at their places, others side by side at 1, 2, 3 … */
export function factorAxis({ label, isNumber, values }: Factor): Axis {
  const numbers = values.filter((value) => typeof value === 'number');
  if (!isNumber || numbers.length < 2) return { label, range: [0.5, values.length + 0.5], log: false, radians: false };
  const [least, greatest] = [Math.min(...numbers), Math.max(...numbers)];
  const log = isWide(numbers);
  const margin = 0.06;
  const range = log
    ? ([least * (least / greatest) ** margin, greatest * (greatest / least) ** margin] as const)
    : ([least - margin * (greatest - least), greatest + margin * (greatest - least)] as const);
  return { label, range, log, radians: false };
}

/** Whether the values of a factor have names at the axis, instead of numbers. */
export const isNamed = ({ isNumber, values }: Factor): boolean => !isNumber || values.length < 2;

/** Where a value stands on that axis. @param place of the value among those of the factor. */
export function positionOf(factor: Factor, place: number): number {
  const value = factor.values[place];
  return isNamed(factor) || typeof value !== 'number' ? place + 1 : value;
}

/** An axis for results, on which all of them lie. @param values at least one. */
export function resultAxis(label: string, values: readonly number[]): Axis {
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  if (isWide(values)) return { label, range: [least / 1.5, greatest * 1.5], log: true, radians: false };
  const floor = Math.min(0, least);
  return { label, range: [floor, greatest + 0.08 * (greatest - floor || 1)], log: false, radians: false };
}
