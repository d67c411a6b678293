import * as l10n from '@vscode/l10n';
import { latentLabel, isLatent } from '../../../src/protocol/latent-name.js';
import { latentField, medianOf } from '../../../src/protocol/latent-scan.js';
import { seedField, type SweepRow, type SweepTable } from '../../../src/protocol/sweep-table.js';
import { axisLabel, formatNumber } from '../../format.js';

/** A value of a parameter; null where a point leaves it as the file has it. */
type Value = number | string | null;

/** A parameter that varies, apart from the seed, which only repeats. */
export interface Factor {
  /** Its place among the parameters of the table. */
  readonly index: number;
  readonly label: string;
  /** Whether its values lie on an axis of numbers; else they stand side by side. */
  readonly isNumber: boolean;
  /** In the order of the axis. */
  readonly values: readonly Value[];
  /** What the picture calls each of them. */
  readonly texts: readonly string[];
}

/** A number of each run. */
export interface Series {
  /** Of the column. */
  readonly name: string;
  readonly label: string;
  readonly isDistance: boolean;
  readonly of: (row: SweepRow) => number | null;
}

/** The runs of one combination of values, with any seed. */
export interface Group {
  /** For each factor the place of the value among its values. */
  readonly places: readonly number[];
  /** At least one. */
  readonly rows: readonly SweepRow[];
}

/** What varies; the seed only if nothing else does. */
export function factorsOf({ parameters, rows }: SweepTable): readonly Factor[] {
  const factors = parameters.map(({ name, label, isNumber, values }, index): Factor => {
    const isLeftOut = rows.some((row) => row.values[index] === null);
    const ordered = values.every(isList) ? values.toSorted(byNumbers) : values;
    const all: readonly Value[] = isLeftOut ? [...ordered, null] : ordered;
    const textOf = (value: Value): string => {
      if (value === null) return l10n.t('as in the file');
      const given = rows.find((row) => row.values[index] === value)?.point[name];
      return isLatent(given) ? latentLabel(given) : typeof value === 'number' ? shortNumber(value) : value;
    };
    return { index, label, isNumber: isNumber && !isLeftOut, values: all, texts: all.map(textOf) };
  });
  const others = factors.filter(({ index }) => parameters[index].name !== seedField);
  return others.length === 0 ? factors : others;
}

/** Lists such as `[32, 32]` stand in the order of their numbers, whatever the order of the points. */
const isList = (value: number | string): value is string => typeof value === 'string' && value.startsWith('[');
const byNumbers = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

/** Digits of a number that was drawn. */
const digits = 4;

const shortNumber = (value: number): string =>
  Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(digits)));

/** What the setting is called that draws sup ρ, a quantile and the median at once. */
export const errorsResult = 'errors';

const errorColumns = ['sup', 'quantile99', 'median'];

/** The numbers that can be drawn: columns in which some run has one. */
export function seriesOf({ columns, rows }: SweepTable): readonly Series[] {
  return columns.flatMap(({ name, label, isDistance, isNumber }, k) => {
    const of = ({ outcomes }: SweepRow): number | null => {
      const value = outcomes[k] ?? null;
      return typeof value === 'number' ? value : null;
    };
    return isNumber && rows.some((row) => of(row) !== null) ? [{ name, label, isDistance, of }] : [];
  });
}

/** The series that are drawn, by the setting: at least one, if there is any. */
export function chosenSeries(all: readonly Series[], result: string): readonly Series[] {
  const chosen = all.filter(({ name }) => (result === errorsResult ? errorColumns.includes(name) : name === result));
  const errors = errorColumns.flatMap((name) => all.find((one) => one.name === name) ?? []);
  if (chosen.length === 0) return errors.length === 0 ? all.slice(0, 1) : errors;
  return result === errorsResult ? errors : chosen;
}

/** Name of a series with its unit. */
export const seriesLabel = ({ label, isDistance }: Series, unit: string): string =>
  axisLabel({ name: label, unit: isDistance ? unit : '' });

/** The runs by their values, in the order of the points. */
export function groupsOf({ rows }: SweepTable, factors: readonly Factor[]): readonly Group[] {
  const groups = new Map<string, { readonly places: readonly number[]; readonly rows: SweepRow[] }>();
  for (const row of rows) {
    const places = factors.map(({ index, values }) => values.indexOf(row.values[index]));
    const key = places.join(' ');
    const group = groups.get(key) ?? { places, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Values of the runs of a group that have one, and their median. */
export function valuesOf(
  { rows }: Group,
  { of }: Series,
): { readonly values: readonly number[]; readonly median: number | null } {
  const values = rows.map(of).filter((value) => value !== null);
  return { values, median: values.length === 0 ? null : medianOf(values) };
}

/** The strongest lower bound of sup ρ among the runs of a group; null if none. */
export function boundOf(group: Group, all: readonly Series[]): number | null {
  const bounds = all.find(({ name }) => name === 'theory');
  const { values } = bounds === undefined ? { values: [] } : valuesOf(group, bounds);
  return values.length === 0 ? null : Math.max(...values);
}

/** The value of a parameter, by its index in the table, as the pictures call it. */
export function valueText(factors: readonly Factor[], parameter: number, row: SweepRow): string {
  const value = row.values[parameter];
  const factor = factors.find(({ index }) => index === parameter);
  return factor?.texts[factor.values.indexOf(value)] ?? String(value);
}

/** Such as `S¹, seed 3`. */
export function pointName({ parameters }: SweepTable, factors: readonly Factor[], row: SweepRow): string {
  const values = factors.map(({ index, label }) => {
    const text = valueText(factors, index, row);
    return parameters[index].name === latentField ? text : `${label} ${text}`;
  });
  const seed = parameters.findIndex(({ name }) => name === seedField);
  const isFactor = factors.some(({ index }) => index === seed);
  return [...values, ...(seed < 0 || isFactor ? [] : [l10n.t('seed {0}', valueText(factors, seed, row))])].join(', ');
}

/** Ratio of the largest to the smallest value from which on a logarithmic axis shows more. */
const wideRatio = 15;

/** Whether numbers are all positive, and so different in size that a logarithmic axis shows them better. */
export function isWide(values: readonly number[]): boolean {
  const least = Math.min(...values);
  return least > 0 && Math.max(...values) / least > wideRatio;
}

/** Such as `sup ρ 0.0039 mm, median ρ 0.0021 mm`. */
export function describeValues(row: SweepRow, series: readonly Series[], unit: string): string {
  return series
    .flatMap(({ of, label, isDistance }) => {
      const value = of(row);
      return value === null ? [] : [`${label} ${formatNumber(value)} ${isDistance ? unit : ''}`.trim()];
    })
    .join(', ');
}
