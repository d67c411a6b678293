import { isObject, jsonText, type JsonObject } from '../json.js';
import { ModelError } from '../model-error.js';

/** The options of a layer, as its file has them. */
export class LayerConfig {
  /** @param where in errors, such as `the layer dense`. */
  constructor(
    private readonly values: JsonObject,
    private readonly where: string,
  ) {}

  /** @throws ModelError where it is no number. */
  number(name: string, otherwise: number): number {
    const value = this.values[name] ?? otherwise;
    if (typeof value === 'number') return value;
    throw this.wrong(name, 'a number');
  }

  flag(name: string, otherwise: boolean): boolean {
    const value = this.values[name] ?? otherwise;
    if (typeof value === 'boolean') return value;
    throw this.wrong(name, 'true or false');
  }

  text(name: string, otherwise: string): string {
    const value = this.values[name] ?? otherwise;
    if (typeof value === 'string') return value;
    throw this.wrong(name, 'a text');
  }

  /** Numbers, of which a single one stands for as many as are asked for; null where it is left out. */
  numbers(name: string, count: number | null = null): readonly number[] | null {
    const value = this.values[name] ?? null;
    if (value === null) return null;
    const list: readonly unknown[] = Array.isArray(value) ? value : new Array<unknown>(count ?? 1).fill(value);
    const found = list.filter((one) => typeof one === 'number');
    if (found.length === list.length && (count === null || list.length === count)) return found;
    throw this.wrong(name, count === null ? 'numbers' : `${count} numbers`);
  }

  /** Sizes with null for those that are not fixed; null where it is left out. */
  shape(...names: readonly string[]): readonly (number | null)[] | null {
    const value = names.map((name) => this.values[name]).find((one) => one !== undefined && one !== null);
    if (value === undefined) return null;
    const list: readonly unknown[] = Array.isArray(value) ? value : [];
    const found = list.filter((one) => typeof one === 'number' || one === null);
    if (list.length > 0 && found.length === list.length) return found;
    throw this.wrong(names[0], 'a shape');
  }

  /** The name of an activation function, which some versions of Keras write with its options. */
  activation(name: string): string {
    const value = this.values[name] ?? 'linear';
    if (typeof value === 'string') return value;
    const inner = isObject(value) ? (value.config ?? value.class_name) : null;
    if (typeof inner === 'string') return inner;
    throw this.wrong(name, 'the name of an activation function');
  }

  get(name: string): unknown {
    return this.values[name];
  }

  wrong(name: string, expected: string): ModelError {
    return new ModelError(`${this.where}: expected ${expected} as its ${name}, got ${jsonText(this.values[name])}`);
  }
}
