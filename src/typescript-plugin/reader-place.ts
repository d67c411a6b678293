import type ts from 'typescript';

/** Functions of a dataset file that read a data file whose path comes first, and options after it. */
const readers: ReadonlySet<string> = new Set(['csv', 'json', 'npy', 'npz', 'parquet', 'arrow', 'hdf5', 'root']);

/** Options that name columns by texts, inside arrays and objects too. */
const namingOptions: ReadonlySet<string> = new Set(['columns', 'labels', 'weight', 'test']);
/** Options whose functions are given a row. */
const rowOptions: ReadonlySet<string> = new Set(['where', 'derive']);

/** A place in a text where the name of a column of a data file stands, or is to stand. */
export interface ReaderPlace {
  /** Path of the data file, as it stands there. */
  readonly path: string;
  /** A text is all of a name; a property of a row is written `row.name`, or `row['name']` where it is no identifier. */
  readonly kind: 'text' | 'property';
  /** What the name takes the place of: the inside of the quotes, or the dot and all after it. */
  readonly start: number;
  readonly length: number;
  /** Columns that the options derive. */
  readonly derived: readonly string[];
  /** Names that stand in the same list already. */
  readonly taken: readonly string[];
}

/** The place around a position; null where no column is named there. */
export function readerPlaceAt(typescript: typeof ts, file: ts.SourceFile, position: number): ReaderPlace | null {
  const path = nodesAround(typescript, file, position);
  const call = path.findLast((node) => typescript.isCallExpression(node) && isReader(typescript, node));
  if (call === undefined || !typescript.isCallExpression(call)) return null;
  const [first, options] = [call.arguments.at(0), call.arguments.at(1)];
  const dataPath = pathIn(typescript, first);
  if (dataPath === null || options === undefined || !typescript.isObjectLiteralExpression(options)) return null;
  const inside = path.slice(path.indexOf(options) + 1);
  if (!path.includes(options) || inside.length === 0) return null;
  const [option] = inside;
  const name = typescript.isPropertyAssignment(option) ? nameOf(typescript, option) : null;
  if (name === null) return null;
  const node = inside[inside.length - 1];
  const place = rowOptions.has(name)
    ? rowPlace(typescript, inside, file, position)
    : namingOptions.has(name)
      ? textPlace(typescript, node, file)
      : null;
  return place && { path: dataPath, derived: derivedIn(typescript, options), ...place };
}

type Place = Omit<ReaderPlace, 'path' | 'derived'>;

function textPlace(typescript: typeof ts, node: ts.Node, file: ts.SourceFile): Place | null {
  if (!typescript.isStringLiteralLike(node)) return null;
  // What `test: { column: 'split', value: 'test' }` says of the column is no name.
  const { parent } = node;
  if (typescript.isPropertyAssignment(parent) && nameOf(typescript, parent) === 'value') return null;
  const taken = typescript.isArrayLiteralExpression(parent)
    ? parent.elements.flatMap((one) => (typescript.isStringLiteralLike(one) && one !== node ? one.text : []))
    : [];
  return { kind: 'text', ...insideQuotes(node, file), taken };
}

/** Inside the quotes; a text that is being typed may lack the second. */
function insideQuotes(node: ts.StringLiteralLike, file: ts.SourceFile): Pick<Place, 'start' | 'length'> {
  const start = node.getStart(file) + 1;
  const text = file.text.slice(node.getStart(file), node.end);
  const isClosed = text.length > 1 && text.endsWith(text[0]);
  return { start, length: Math.max(0, node.end - (isClosed ? 1 : 0) - start) };
}

function rowPlace(
  typescript: typeof ts,
  inside: readonly ts.Node[],
  file: ts.SourceFile,
  position: number,
): Place | null {
  const node = inside[inside.length - 1];
  if (typescript.isStringLiteralLike(node) && typescript.isElementAccessExpression(node.parent)) {
    if (!isRow(typescript, node.parent.expression, inside)) return null;
    return { kind: 'text', ...insideQuotes(node, file), taken: [] };
  }
  const access = inside.findLast((one) => typescript.isPropertyAccessExpression(one));
  if (access === undefined || !typescript.isPropertyAccessExpression(access)) return null;
  const { expression, name } = access;
  if (position <= expression.end || position > Math.max(name.end, access.end)) return null;
  if (!isRow(typescript, expression, inside)) return null;
  return { kind: 'property', start: expression.end, length: position - expression.end, taken: [] };
}

/** Whether an expression is the first parameter of a function around it. */
function isRow(typescript: typeof ts, expression: ts.Expression, around: readonly ts.Node[]): boolean {
  if (!typescript.isIdentifier(expression)) return false;
  return around.some(
    (node) =>
      (typescript.isArrowFunction(node) || typescript.isFunctionExpression(node)) &&
      node.parameters.length > 0 &&
      typescript.isIdentifier(node.parameters[0].name) &&
      node.parameters[0].name.text === expression.text,
  );
}

function derivedIn(typescript: typeof ts, options: ts.ObjectLiteralExpression): readonly string[] {
  const derive = options.properties.find(
    (one) => typescript.isPropertyAssignment(one) && nameOf(typescript, one) === 'derive',
  );
  if (derive === undefined || !typescript.isPropertyAssignment(derive)) return [];
  if (!typescript.isObjectLiteralExpression(derive.initializer)) return [];
  return derive.initializer.properties.flatMap((one) => nameOf(typescript, one) ?? []);
}

function isReader(typescript: typeof ts, { expression }: ts.CallExpression): boolean {
  return typescript.isIdentifier(expression) && readers.has(expression.text);
}

/** The first path of a reader. */
function pathIn(typescript: typeof ts, argument: ts.Expression | undefined): string | null {
  if (argument === undefined) return null;
  if (typescript.isStringLiteralLike(argument)) return argument.text;
  return typescript.isArrayLiteralExpression(argument) ? pathIn(typescript, argument.elements.at(0)) : null;
}

function nameOf(typescript: typeof ts, { name }: ts.ObjectLiteralElementLike): string | null {
  if (name === undefined) return null;
  return typescript.isIdentifier(name) || typescript.isStringLiteralLike(name) ? name.text : null;
}

/** The nodes that contain a position, from the file inwards. */
function nodesAround(typescript: typeof ts, file: ts.SourceFile, position: number): readonly ts.Node[] {
  const path: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (position <= node.getStart(file) || position > node.end) return;
    path.push(node);
    typescript.forEachChild(node, visit);
  };
  typescript.forEachChild(file, visit);
  return path;
}
