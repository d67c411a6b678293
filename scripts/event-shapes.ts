// Writes src/protocol/event-shapes.ts, the shapes of all run events, from the type RunEvent: `npm run event-shapes`.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import ts from 'typescript';
import type { Shape, Shapes } from '../src/protocol/shape.js';

const root = path.resolve(import.meta.dirname, '..');
const target = path.join(root, 'src/protocol/event-shapes.ts');
const source = path.join(root, 'src/protocol/events.ts');

/** The text of src/protocol/event-shapes.ts, as events.ts now asks for. */
export async function eventShapes(): Promise<string> {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    skipLibCheck: true,
  };
  const program = ts.createProgram([source], { ...options, moduleResolution: ts.ModuleResolutionKind.Bundler });
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(source);
  const symbol = file && checker.getSymbolAtLocation(file);
  const event = symbol && checker.getExportsOfModule(symbol).find(({ name }) => name === 'RunEvent');
  if (event === undefined) throw new Error(`eventShapes: expected ${source} to export RunEvent, found none`);
  const shapes = new ShapeReader(checker);
  const entry = shapes.read(checker.getDeclaredTypeOfSymbol(event));
  const text = `// Made from events.ts by \`npm run event-shapes\`.
    import type { Shapes } from './shape.js';
    /** The shape of a run event. */
    export const eventShapes: Shapes = ${JSON.stringify({ event: entry, named: shapes.named } satisfies Shapes)};`;
  return format(text, { ...(await resolveConfig(target)), filepath: target });
}

const typedArrays = ['Float32Array', 'Float64Array', 'Int32Array', 'Uint32Array', 'Uint8Array'] as const;

class ShapeReader {
  readonly named: Record<string, Shape> = {};
  private readonly names = new Map<ts.Type, string>();

  constructor(private readonly checker: ts.TypeChecker) {}

  read(type: ts.Type): Shape {
    const { checker } = this;
    if (type.isStringLiteral() || type.isNumberLiteral()) return { is: type.value };
    if ((type.flags & ts.TypeFlags.BooleanLiteral) !== 0) return { is: checker.typeToString(type) === 'true' };
    if ((type.flags & ts.TypeFlags.String) !== 0) return 'string';
    if ((type.flags & ts.TypeFlags.Number) !== 0) return 'number';
    if ((type.flags & ts.TypeFlags.Boolean) !== 0) return 'boolean';
    if ((type.flags & ts.TypeFlags.Null) !== 0) return 'null';
    if ((type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0) return 'anything';
    const typed = typedArrays.find((name) => name === type.getSymbol()?.name);
    if (typed !== undefined) return { typedArray: typed };
    const items = (): Shape[] => checker.getTypeArguments(type as ts.TypeReference).map((each) => this.read(each));
    if (checker.isTupleType(type)) return { tuple: items() };
    if (checker.isArrayType(type)) return { arrayOf: items()[0] };
    return this.nameOf(type);
  }

  /** Unions and objects have names, so that one that holds itself comes to an end. */
  private nameOf(type: ts.Type): Shape {
    const known = this.names.get(type);
    if (known !== undefined) return { named: known };
    const plain = type.aliasSymbol?.name ?? type.getSymbol()?.name ?? 'union';
    const base = plain.startsWith('__') ? 'object' : plain;
    let name = base;
    for (let k = 2; name in this.named; k++) name = `${base}${k}`;
    this.names.set(type, name);
    this.named[name] = 'anything';
    this.named[name] = this.compound(type);
    return { named: name };
  }

  private compound(type: ts.Type): Shape {
    const { checker } = this;
    if (type.isUnion()) {
      const members = type.types.filter((member) => (member.flags & ts.TypeFlags.Undefined) === 0);
      return { oneOf: members.map((member) => this.read(member)) };
    }
    const values = checker.getIndexTypeOfType(type, ts.IndexKind.String);
    if (values !== undefined) return { recordOf: this.read(values) };
    const required: Record<string, Shape> = {};
    const optional: Record<string, Shape> = {};
    for (const property of checker.getPropertiesOfType(type)) {
      const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0;
      (isOptional ? optional : required)[property.name] = this.read(checker.getTypeOfSymbol(property));
    }
    return { required, optional };
  }
}

if (process.argv[1] === import.meta.filename) void eventShapes().then((text) => writeFileSync(target, text));
