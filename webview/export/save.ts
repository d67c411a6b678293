import type { PanelContext } from '../state/panel-context.js';

/** Saves a file: VS Code asks where, a browser puts it among its downloads. */
export function saveFile(send: PanelContext['send'], name: string, bytes: Uint8Array<ArrayBuffer>): void {
  if (send !== null) {
    send({ kind: 'save', name, data: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) });
    return;
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes]));
  link.download = name;
  link.click();
  // The download has begun by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
