import type { RunReply } from '../src/protocol/commands.js';
import type { FromPanel } from '../src/protocol/panel.js';

/** Numbers of the questions of a panel, by which it knows their answers. */
export class RequestNumbers {
  private last = 0;

  next(): number {
    this.last += 1;
    return this.last;
  }
}

/**
 * Asks the host for the image of a code, or of some, under the decoder: one question at a time, and of those that wait
 * the newest.
 */
export class Decoder {
  private wanted: Float32Array | null = null;
  private asked: Float32Array | null = null;
  /** Of the last question; 0 before the first. */
  private request = 0;

  /** @param receive takes the image of what is wanted now; null if there is none. */
  constructor(
    private readonly send: (message: FromPanel) => void,
    private readonly numbers: RequestNumbers,
    private readonly receive: (points: Float32Array | null) => void,
  ) {}

  /** @param code an array of codes, count × code size; null if no image is wanted any more. */
  want(code: Float32Array | null): void {
    this.wanted = code;
    if (code === null) this.receive(null);
    else if (this.asked === null) this.ask(code);
  }

  /** Takes an answer of the host. */
  answer(reply: RunReply): void {
    if (reply.request !== this.request) return;
    const { asked, wanted } = this;
    this.asked = null;
    if (wanted === null) return;
    this.receive(reply.kind === 'answer' ? reply.values : null);
    if (wanted !== asked) this.ask(wanted);
  }

  private ask(code: Float32Array): void {
    this.asked = code;
    this.request = this.numbers.next();
    // A buffer that is sent may be taken away from this side.
    this.send({ kind: 'decode', request: this.request, codes: code.slice() });
  }
}
