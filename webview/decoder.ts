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
 * The image of a code, or of some, under the decoder: by the record of an ended run where that has its decoder, else from
 * the host, which is asked one question at a time, and of those that wait the newest.
 */
export class Decoder {
  private wanted: Float32Array | null = null;
  private asked: Float32Array | null = null;
  /** Of the last question; 0 before the first. */
  private request = 0;

  /**
   * @param send asks the host; null if none.
   * @param own images by the record of the run; null where that has no decoder.
   * @param receive takes the image of what is wanted now; null if none.
   */
  constructor(
    private readonly send: ((message: FromPanel) => void) | null,
    private readonly numbers: RequestNumbers,
    private readonly own: (codes: Float32Array) => Float32Array | null,
    private readonly receive: (points: Float32Array | null) => void,
  ) {}

  /** @param code an array of codes, count × code size; null if no image is wanted any more. */
  want(code: Float32Array | null): void {
    this.wanted = code;
    const own = code && this.own(code);
    if (own !== null) {
      // What the host was asked before is of an earlier network.
      [this.asked, this.request] = [null, 0];
      this.receive(own);
    } else if (code === null || this.send === null) this.receive(null);
    else if (this.asked === null) this.ask(code, this.send);
  }

  /** Takes an answer of the host. */
  answer(reply: RunReply): void {
    if (reply.request !== this.request) return;
    const { asked, wanted } = this;
    this.asked = null;
    if (wanted === null) return;
    this.receive(reply.kind === 'answer' ? reply.values : null);
    if (wanted !== asked && this.send !== null) this.ask(wanted, this.send);
  }

  private ask(code: Float32Array, send: (message: FromPanel) => void): void {
    this.asked = code;
    this.request = this.numbers.next();
    // A buffer that is sent may be taken away from this side.
    send({ kind: 'decode', request: this.request, codes: code.slice() });
  }
}
