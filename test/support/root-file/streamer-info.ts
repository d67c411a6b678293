import { layoutOf, layouts, type Kind, type Member } from './layouts.js';
import { checksumOf, ObjectWriter, typeOf } from './object-writer.js';

/** The list of TStreamerInfo by which readers know the layout of the objects in a file. */
export function streamerInfo(keyLength: number): Uint8Array {
  const writer = new ObjectWriter(keyLength);
  const infos = [...layouts.keys()];
  return writer.counted(5, () => {
    writer.tObject().text('').u4(infos.length);
    for (const name of infos) {
      writer.any({ name }, () => writeInfo(writer, name), 'TStreamerInfo').u1(0);
    }
  }).bytes;
}

function writeInfo(writer: ObjectWriter, className: string): void {
  const { version, members } = layoutOf(className);
  writer.counted(9, () => {
    writer.tNamed(className, '').u4(checksumOf(className), version);
    writer.any(
      members,
      () =>
        writer.counted(3, () => {
          writer.tObject().text('').u4(members.length, 0);
          for (const member of members)
            writer.any({ member }, () => writeElement(writer, member, className), elementClass(member));
        }),
      'TObjArray',
    );
  });
}

function writeElement(writer: ObjectWriter, member: Member, className: string): void {
  const [name, kind, of = ''] = member;
  const [code, typeName] = typeOf(member);
  const element = (): ObjectWriter =>
    writer.counted(4, () => {
      // The title of an array says in brackets which member has its length.
      writer
        .tNamed(name, isArray(member) ? `[${of}]` : '')
        .u4(code, 0, 0, 0)
        .u4(0, 0, 0, 0, 0)
        .text(typeName);
    });
  if (kind === 'base' || kind === 'named') {
    writer.counted(3, () => element().u4(kind === 'named' ? 1 : layoutOf(name).version));
  } else if (isArray(member)) {
    writer.counted(2, () => element().u4(layoutOf(className).version).text(of).text(className));
  } else writer.counted(2, element);
}

function isArray([, kind]: Member): boolean {
  return kind === 'ints' || kind === 'long64s';
}

function elementClass([, kind]: Member): string {
  const names: Partial<Record<Kind, string>> = {
    base: 'TStreamerBase',
    named: 'TStreamerBase',
    ints: 'TStreamerBasicPointer',
    long64s: 'TStreamerBasicPointer',
    object: 'TStreamerObject',
    any: 'TStreamerObjectAny',
    pointer: 'TStreamerObjectPointer',
    text: 'TStreamerString',
  };
  return names[kind] ?? 'TStreamerBasicType';
}
