// A file system of FUSE that stops to answer: a process of its own, since what waits for it may hold a thread for ever.
import { read, write } from 'node:fs';
import type { Silence } from './silent-mount.js';

/** Requests of the kernel, as <linux/fuse.h> numbers them. */
const request = {
  ...{ lookup: 1, forget: 2, getAttributes: 3, open: 14, read: 15, release: 18, flush: 25, init: 26 },
  ...{ openFolder: 27, readFolder: 28, releaseFolder: 29, interrupt: 36 },
};
const headerBytes = 40;
const regularFile = 0o100644;
const folder = 0o40755;
const error = { none: 0, noEntry: 2, interrupted: 4, notKnown: 38 };

/** Where this process finds the device of the mount. */
const device = 3;
const { silence, files } = JSON.parse(process.argv[2] ?? '') as { silence: Silence; files: Record<string, number> };
const contents = Object.entries(files).map(([name, rows]) => ({
  name,
  content: Buffer.from('x,y\n' + '0.5,0.25\n'.repeat(rows)),
}));

if (silence === 'whole') setInterval(() => undefined, 1e9);
else listen();

function listen(): void {
  const buffer = Buffer.alloc(2 ** 20);
  read(device, buffer, 0, buffer.length, null, (failure, length) => {
    if (failure !== null) return;
    answer(buffer.subarray(0, length));
    listen();
  });
}

function answer(bytes: Buffer): void {
  const node = Number(bytes.readBigUInt64LE(16));
  const body = bytes.subarray(headerBytes);
  const reply = (code: number, content: Buffer = Buffer.alloc(0), to = bytes.readBigUInt64LE(8)): void => {
    const header = Buffer.alloc(16);
    header.writeUInt32LE(16 + content.length, 0);
    header.writeInt32LE(-code, 4);
    header.writeBigUInt64LE(to, 8);
    write(device, Buffer.concat([header, content]), () => undefined);
  };
  switch (bytes.readUInt32LE(4)) {
    case request.init:
      reply(error.none, initial());
      return;
    case request.lookup: {
      const wanted = body.toString('utf8', 0, body.indexOf(0));
      const index = contents.findIndex(({ name }) => name === wanted);
      if (index < 0) reply(error.noEntry);
      else reply(error.none, entry(index + 2));
      return;
    }
    case request.getAttributes:
      reply(error.none, Buffer.concat([Buffer.alloc(16), attributesOf(node)]));
      return;
    case request.open:
    case request.openFolder:
      reply(error.none, Buffer.alloc(16));
      return;
    case request.readFolder:
      reply(error.none, body.readBigUInt64LE(8) === 0n ? names() : Buffer.alloc(0));
      return;
    case request.flush:
    case request.release:
    case request.releaseFolder:
      reply(error.none);
      return;
    case request.read: {
      const { content } = contents[node - 2];
      const from = Number(body.readBigUInt64LE(8));
      // Whole pages, as the kernel asks for them.
      const half = Math.floor(content.length / 8192) * 4096;
      if (silence === 'half' && from < half)
        reply(error.none, content.subarray(from, Math.min(half, from + body.readUInt32LE(16))));
      return;
    }
    case request.forget:
      return;
    case request.interrupt:
      // The system lets go of a process that waits for an answer only when there is one.
      if (silence !== 'stuck') reply(error.interrupted, Buffer.alloc(0), body.readBigUInt64LE(0));
      return;
    default:
      reply(error.notKnown);
      return;
  }
}

/** struct fuse_init_out of version 7.23. */
function initial(): Buffer<ArrayBuffer> {
  const content = Buffer.alloc(64);
  content.writeUInt32LE(7, 0);
  content.writeUInt32LE(23, 4);
  content.writeUInt32LE(4096, 8);
  content.writeUInt32LE(4096, 20);
  return content;
}

/** The files of the folder, each a struct fuse_dirent. */
function names(): Buffer {
  return Buffer.concat(
    contents.map(({ name }, index) => {
      const content = Buffer.alloc(24 + 8 * Math.ceil(name.length / 8));
      content.writeBigUInt64LE(BigInt(index + 2), 0);
      content.writeBigUInt64LE(BigInt(index + 1), 8);
      content.writeUInt32LE(name.length, 16);
      content.writeUInt32LE(regularFile >> 12, 20);
      content.write(name, 24);
      return content;
    }),
  );
}

/** struct fuse_entry_out: what is found is asked for again each time. */
function entry(node: number): Buffer<ArrayBuffer> {
  const content = Buffer.alloc(40);
  content.writeBigUInt64LE(BigInt(node), 0);
  return Buffer.concat([content, attributesOf(node)]);
}

/** struct fuse_attr */
function attributesOf(node: number): Buffer<ArrayBuffer> {
  const isRoot = node === 1;
  const content = Buffer.alloc(88);
  content.writeBigUInt64LE(BigInt(node), 0);
  content.writeBigUInt64LE(BigInt(isRoot ? 0 : contents[node - 2].content.length), 8);
  content.writeUInt32LE(isRoot ? folder : regularFile, 60);
  content.writeUInt32LE(1, 64);
  content.writeUInt32LE(4096, 80);
  return content;
}
