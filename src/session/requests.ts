import type { RunReply } from '../protocol/commands.js';

/** Milliseconds after which a question is given up. */
const patience = 5000;

/** Questions to the worker that wait for their answers. */
export class Requests {
  private readonly waiting = new Map<number, (reply: RunReply) => void>();

  /** Asks, and gives the reply; a refusal where none comes in time. */
  ask(request: number, send: () => void): Promise<RunReply> {
    return new Promise((resolve) => {
      const timer = setTimeout(
        () => this.answer({ kind: 'refusal', request, message: `No answer within ${patience / 1000} s.` }),
        patience,
      );
      this.waiting.set(request, (reply) => {
        clearTimeout(timer);
        resolve(reply);
      });
      send();
    });
  }

  answer(reply: RunReply): void {
    const resolve = this.waiting.get(reply.request);
    this.waiting.delete(reply.request);
    resolve?.(reply);
  }

  refuseAll(message: string): void {
    for (const request of [...this.waiting.keys()]) this.answer({ kind: 'refusal', request, message });
  }
}
