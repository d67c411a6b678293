import { kinds, layoutOf, type Kind, type Member } from './layouts.js';

/** An object of a class that {@link layoutOf} knows, by the names of its members and those of its bases; what is left out is 0, '' or null. */
export interface StoredObject {
  readonly class: string;
  readonly [member: string]: unknown;
}

type NumberKind = 'char' | 'uchar' | 'bool' | 'short' | 'int' | 'counter' | 'float' | 'double' | 'long64';

const byteCount = 0x40000000;
const newClass = 0xffffffff;
const classMask = 0x80000000;
/** Places of objects and classes are counted from 2 on: 0 is null, 1 the outermost object. */
const firstPlace = 2;

/** Objects as ROOT's TBufferFile streams them: numbers with the highest byte first, each class with version and byte count. */
export class ObjectWriter {
  private buffer = Buffer.alloc(1024);
  private length = 0;
  private readonly objects = new Map<object, number>();
  private readonly classes = new Map<string, number>();

  /** @param keyLength of the key that the objects stand behind, from whose start places are counted. */
  constructor(private readonly keyLength = 0) {}

  get bytes(): Buffer {
    return this.buffer.subarray(0, this.length);
  }

  raw(bytes: Uint8Array): this {
    const start = this.reserve(bytes.length);
    this.buffer.set(bytes, start);
    return this;
  }

  u1(...values: readonly number[]): this {
    for (const value of values) this.put(1, (bytes, start) => bytes.writeUInt8(value & 0xff, start));
    return this;
  }

  u2(...values: readonly number[]): this {
    for (const value of values) this.put(2, (bytes, start) => bytes.writeUInt16BE(value & 0xffff, start));
    return this;
  }

  u4(...values: readonly number[]): this {
    for (const value of values) this.put(4, (bytes, start) => bytes.writeUInt32BE(value >>> 0, start));
    return this;
  }

  /** A TString. */
  text(text: string): this {
    const bytes = Buffer.from(text);
    if (bytes.length < 255) this.u1(bytes.length);
    else this.u1(255).u4(bytes.length);
    return this.raw(bytes);
  }

  /** A TObject: no byte count, version 1, no id, the bit of what is on the heap and not deleted. */
  tObject(): this {
    return this.u2(1).u4(0, 0x03000000);
  }

  tNamed(name: string, title: string): this {
    return this.counted(1, () => this.tObject().text(name).text(title));
  }

  tObjArray(objects: readonly (object | null)[], write: (object: object) => void): this {
    return this.counted(3, () => {
      this.tObject().text('').u4(objects.length, 0);
      for (const object of objects) this.any(object, write);
    });
  }

  /** What `write` writes, behind its byte count and version. */
  counted(version: number, write: () => void): this {
    const start = this.reserve(4);
    this.u2(version);
    write();
    return this.count(start);
  }

  /** An object that a pointer points to: itself the first time, its place from then on. */
  any(object: object | null, write: (object: object) => void, className = classOf(object)): this {
    if (object === null) return this.u4(0);
    const known = this.objects.get(object);
    if (known !== undefined) return this.u4(known);
    const start = this.reserve(4);
    this.objects.set(object, this.keyLength + start + firstPlace);
    const classPlace = this.classes.get(className);
    if (classPlace === undefined) {
      this.classes.set(className, this.keyLength + this.length + firstPlace);
      this.u4(newClass).raw(Buffer.from(className + '\0'));
    } else this.u4(classPlace | classMask);
    write(object);
    return this.count(start);
  }

  /** The members of an object, those of its class's layout. */
  object(object: StoredObject, className = object.class): this {
    const { version, members } = layoutOf(className);
    return this.counted(version, () => members.forEach((member) => this.member(object, member)));
  }

  private member(object: StoredObject, [name, kind, of = '']: Member): void {
    const value = object[name];
    const number = Number(value ?? 0);
    switch (kind) {
      case 'named':
        this.tNamed(textOf(object.fName), textOf(object.fTitle));
        break;
      case 'base':
        this.object(object, name);
        break;
      case 'any':
        // Without a version, ROOT stores the checksum of a class.
        if (of === 'ROOT::TIOFeatures')
          this.u4(byteCount | 7)
            .u2(0)
            .u4(checksumOf(of))
            .u1(number);
        else this.u4(0);
        break;
      case 'object':
        this.tObjArray(objectsOf(value), (one) => this.stored(one));
        break;
      case 'pointer':
        this.any(isObject(value) ? value : null, (one) => this.stored(one));
        break;
      case 'text':
        this.text(textOf(value));
        break;
      case 'ints':
      case 'long64s': {
        const numbers = Array.isArray(value) ? value.map(Number) : [];
        const length = Number(object[of] ?? 0);
        this.u1(length > 0 ? 1 : 0);
        for (let k = 0; k < length; k++) this.number(kind === 'ints' ? 'int' : 'long64', numbers[k] ?? 0);
        break;
      }
      case 'char':
      case 'short':
      case 'int':
      case 'float':
      case 'counter':
      case 'double':
      case 'uchar':
      case 'long64':
      case 'bool':
        this.number(kind, number);
        break;
    }
  }

  private number(kind: NumberKind, value: number): void {
    switch (kind) {
      case 'char':
      case 'uchar':
      case 'bool':
        this.u1(value);
        break;
      case 'short':
        this.u2(value);
        break;
      case 'int':
      case 'counter':
        this.u4(value);
        break;
      case 'float':
        this.put(4, (bytes, start) => bytes.writeFloatBE(value, start));
        break;
      case 'double':
        this.put(8, (bytes, start) => bytes.writeDoubleBE(value, start));
        break;
      case 'long64':
        this.put(8, (bytes, start) => bytes.writeBigInt64BE(BigInt(value), start));
        break;
    }
  }

  /** Baskets have no layout: they come as bytes. */
  private stored(object: object): void {
    if (isStored(object)) this.object(object);
    else if (object instanceof StoredBytes) this.raw(object.bytes);
  }

  private count(start: number): this {
    this.buffer.writeUInt32BE(((this.length - start - 4) | byteCount) >>> 0, start);
    return this;
  }

  private put(length: number, write: (bytes: Buffer, start: number) => void): void {
    const start = this.reserve(length);
    write(this.buffer, start);
  }

  private reserve(length: number): number {
    const start = this.length;
    this.length += length;
    while (this.length > this.buffer.length)
      this.buffer = Buffer.concat([this.buffer, Buffer.alloc(this.buffer.length)]);
    return start;
  }
}

/** An object of a class that has a way of its own. */
export class StoredBytes {
  constructor(
    readonly className: string,
    readonly bytes: Uint8Array,
  ) {}
}

/** That of ROOT::TIOFeatures is ROOT's own; for the rest any will do that is no other's. */
export function checksumOf(className: string): number {
  if (className === 'ROOT::TIOFeatures') return 0x1aa12f10;
  return Buffer.from(className).reduce((sum, byte) => (sum * 31 + byte) >>> 0, 7);
}

/** The code of a kind, and the type's name in C++. */
export function typeOf([, kind, of = '']: Member): readonly [code: number, name: string] {
  const names: Partial<Record<Kind, string>> = {
    base: 'BASE',
    named: 'BASE',
    counter: 'int',
    uchar: 'unsigned char',
    long64: 'Long64_t',
    ints: 'int*',
    long64s: 'Long64_t*',
    text: 'TString',
  };
  return [kinds[kind], names[kind] ?? (of === '' ? kind : of)];
}

function classOf(object: object | null): string {
  if (object instanceof StoredBytes) return object.className;
  return object !== null && isStored(object) ? object.class : '';
}

function isStored(object: object): object is StoredObject {
  return 'class' in object;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function objectsOf(value: unknown): readonly (object | null)[] {
  return Array.isArray(value) ? value.map((one: unknown) => (isObject(one) ? one : null)) : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
