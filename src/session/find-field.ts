import { parse, type Expression, type ObjectExpression, type Program, type Property } from 'acorn';

/** A place in a text; both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * Where a bundled dataset file writes a field of its definition, such as `training.batchSize`, or of an argument of a
 * call, such as `circle.radius` in `circle({ radius: 2 })` or `spherical(dimension)` in `spherical(1)`; of a path that does not exist to its end, the part that
 * does. Follows constants that stand for objects.
 * @param near where in the bundle the error was noticed: of several calls of one name the one there is meant.
 * @returns null if nothing of the path is found.
 */
export function findField(code: string, field: string, near: Position | null): Position | null {
  const program = parseBundle(code);
  if (program === null) return null;
  const constants = collectConstants(program);
  const path = field.split('.').filter((key) => key !== '');
  const [first = '', ...rest] = path;
  const definition = findCall(program, 'defineDataset', null);
  // An argument that is no object stands as `spherical(dimension)`.
  const other = findCall(program, first.replace(/\(.*$/, ''), near);
  const node =
    (definition && followArgument(definition, path, constants)) ??
    (other && followArgument(other, rest, constants)) ??
    other ??
    definition;
  return node?.loc ? { line: node.loc.start.line, column: node.loc.start.column + 1 } : null;
}

function followArgument(
  call: Call,
  path: readonly string[],
  constants: ReadonlyMap<string, Expression>,
): Property | null {
  const object = call.arguments.map((argument) => resolveObject(argument, constants)).find((found) => found !== null);
  return object ? followPath(object, path, constants) : null;
}

function parseBundle(code: string): Program | null {
  try {
    return parse(code, {
      ecmaVersion: 'latest',
      sourceType: 'script',
      locations: true,
      allowReturnOutsideFunction: true,
    });
  } catch {
    return null;
  }
}

type Node = { readonly type: string } & object;
type Call = Extract<Expression, { type: 'CallExpression' }>;

function followPath(
  object: ObjectExpression,
  path: readonly string[],
  constants: ReadonlyMap<string, Expression>,
): Property | null {
  if (path.length === 0) return null;
  const [key, ...rest] = path;
  const property = object.properties.find(
    (candidate): candidate is Property => candidate.type === 'Property' && keyOf(candidate) === key,
  );
  if (property === undefined) return null;
  const inner = resolveObject(property.value, constants);
  return (inner && followPath(inner, rest, constants)) ?? property;
}

function keyOf({ key }: Property): string | null {
  if (key.type === 'Identifier') return key.name;
  return key.type === 'Literal' ? String(key.value) : null;
}

/** The object literal that an expression is or names. */
function resolveObject(node: Node | undefined, constants: ReadonlyMap<string, Expression>): ObjectExpression | null {
  if (isObject(node)) return node;
  if (isIdentifier(node)) return resolveObject(constants.get(node.name), new Map());
  return null;
}

const isObject = (node: Node | undefined): node is ObjectExpression => node?.type === 'ObjectExpression';
const isIdentifier = (node: Node | undefined): node is Extract<Expression, { type: 'Identifier' }> =>
  node?.type === 'Identifier';
const isCall = (node: Node): node is Call => node.type === 'CallExpression';

function collectConstants(program: Program): ReadonlyMap<string, Expression> {
  const constants = new Map<string, Expression>();
  for (const node of program.body) {
    if (node.type !== 'VariableDeclaration') continue;
    for (const { id, init } of node.declarations) {
      if (id.type === 'Identifier' && init) constants.set(id.name, init);
    }
  }
  return constants;
}

/**
 * The call of a function of that name, plain or as a member, in which a place lies; the last one where no place is
 * given, since the entry file comes last in a bundle.
 */
function findCall(program: Program, name: string, near: Position | null): Call | null {
  let found: Call | null = null;
  const visit = (node: Node): void => {
    if (isCall(node) && calleeName(node.callee) === name && (near === null || contains(node, near))) found = node;
    for (const child of Object.values(node)) {
      for (const item of Array.isArray(child) ? child : [child]) if (isNode(item)) visit(item);
    }
  };
  visit(program);
  return found;
}

function contains({ loc }: Call, { line, column }: Position): boolean {
  if (!loc) return false;
  const { start, end } = loc;
  const isAfterStart = line > start.line || (line === start.line && column > start.column);
  return isAfterStart && (line < end.line || (line === end.line && column <= end.column + 1));
}

function calleeName(callee: Call['callee']): string | null {
  if (callee.type === 'Identifier') return callee.name;
  // Bundlers write (0, module.name)(…) for a function that was imported.
  if (callee.type === 'SequenceExpression') return calleeName(callee.expressions[callee.expressions.length - 1]);
  if (callee.type === 'ParenthesizedExpression') return calleeName(callee.expression);
  return callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : null;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
