import { Socket } from 'node:net';
import { deserialize, serialize } from 'node:v8';
import { frameHeader, FrameReader } from '../protocol/frames.js';
import { channelDescriptor, type FromWorker, type ToWorker } from './messages.js';

/** The messages between this process and its session. */
export interface Channel {
  /** @param sent called once the message is on its way. */
  readonly send: (message: FromWorker, sent?: () => void) => void;
  /** Takes messages from now on. */
  readonly listen: (onMessage: (message: ToWorker) => void) => void;
}

/**
 * Opens the channel that the process was started with.
 * @param mark of its frames.
 * @param onEnd told once when there is no session any more to speak to, or it cannot be understood.
 */
export function openChannel(mark: Uint8Array, onEnd: () => void): Channel {
  const socket = new Socket({ fd: channelDescriptor });
  const reader = new FrameReader(mark);
  socket.on('error', onEnd);
  socket.on('close', onEnd);
  return {
    send: (message, sent) => {
      const bytes = serialize(message);
      socket.cork();
      socket.write(frameHeader(mark, bytes.length));
      socket.write(bytes, () => sent?.());
      socket.uncork();
    },
    listen: (onMessage) => {
      socket.on('data', (bytes: Uint8Array) => {
        try {
          // Written by the session, which has these types.
          for (const frame of reader.take(bytes)) onMessage(deserialize(frame) as ToWorker);
        } catch {
          onEnd();
        }
      });
    },
  };
}
