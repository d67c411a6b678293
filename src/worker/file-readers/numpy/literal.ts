/** A value as Python writes it, of those that the header of a NumPy file is made of. */
export type Literal = string | number | boolean | null | readonly Literal[] | { readonly [key: string]: Literal };

const token = /\s*(?:([{}[\](),:])|'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|(-?\d+)L?|(True|False|None))/y;

/**
 * Reads a literal of Python: a dictionary, list, tuple, text, whole number, True, False or None.
 * @throws Error if the text is not a literal.
 */
export function parseLiteral(text: string): Literal {
  const pattern = new RegExp(token);
  const refusal = (): Error =>
    new Error(`expected a header as NumPy writes it, got ${JSON.stringify(text.slice(0, 80))}`);
  const next = (): RegExpExecArray => {
    const found = pattern.exec(text);
    if (found === null) throw refusal();
    return found;
  };
  const isNext = (mark: string): boolean => {
    const start = pattern.lastIndex;
    if (next()[1] === mark) return true;
    pattern.lastIndex = start;
    return false;
  };
  const require = (mark: string): void => {
    if (!isNext(mark)) throw refusal();
  };
  const list = (end: string): Literal[] => {
    const items: Literal[] = [];
    while (!isNext(end)) {
      items.push(value());
      if (!isNext(',')) {
        require(end);
        break;
      }
    }
    return items;
  };
  const dictionary = (): Record<string, Literal> => {
    const entries: [string, Literal][] = [];
    while (!isNext('}')) {
      const key = value();
      require(':');
      if (typeof key !== 'string') throw refusal();
      entries.push([key, value()]);
      if (!isNext(',')) {
        require('}');
        break;
      }
    }
    return Object.fromEntries(entries);
  };
  const value = (): Literal => {
    const found = next();
    const [mark, single, double, number, word] = [1, 2, 3, 4, 5].map((group) => found.at(group));
    if (mark === '{') return dictionary();
    if (mark === '[') return list(']');
    if (mark === '(') return list(')');
    if (number !== undefined) return Number(number);
    if (word !== undefined) return word === 'None' ? null : word === 'True';
    const quoted = single ?? double;
    if (quoted === undefined) throw refusal();
    return quoted.replace(/\\(.)/g, '$1');
  };
  return value();
}
