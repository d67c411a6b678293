import type { Page } from 'playwright-core';
import { referenceMessages } from '../../../src/extension/panel/reference.js';
import { joinEvents } from '../../../src/protocol/event-log.js';
import type { FromPanel, ToPanel } from '../../../src/protocol/panel.js';

/** What VS Code gives to a webview, and what it was sent. */
const stub = `globalThis.sent = [];
globalThis.acquireVsCodeApi = () => ({ postMessage: (message) => sent.push(message), getState: () => null, setState: () => undefined });`;

/** The extension, played by a test for the panel in a page. */
export class PlayedHost {
  private constructor(private readonly page: Page) {}

  /** To be called before the page loads the panel. */
  static async before(page: Page): Promise<PlayedHost> {
    await page.addInitScript(stub);
    return new PlayedHost(page);
  }

  /** Sends packed events; `reset` where they replace all that the panel has. */
  events(reset: boolean, packed: readonly ArrayBuffer[]): Promise<void> {
    return this.post(`{ kind: 'events', reset: ${reset}, log: ${bytesOf(packed)} }`);
  }

  /** Sends the run to compare with; null if none any more. */
  async reference(label: string, packed: readonly ArrayBuffer[] | null): Promise<void> {
    for (const { reset, log } of referenceMessages(packed && { label, events: packed })) {
      const bytes =
        log === null
          ? 'null'
          : `Uint8Array.from(atob('${Buffer.from(log).toString('base64')}'), (c) => c.charCodeAt(0))`;
      await this.post(`{ kind: 'reference', label: ${JSON.stringify(label)}, reset: ${reset}, log: ${bytes} }`);
    }
  }

  /** Sends what is plain data. */
  tell(message: ToPanel): Promise<void> {
    return this.post(JSON.stringify(message));
  }

  /** Answers a question of the panel. */
  answer(request: number, values: Float32Array): Promise<void> {
    return this.post(`{ kind: 'answer', request: ${request}, values: Float32Array.of(${values.join()}) }`);
  }

  /** What the panel sent, codes left out. */
  sent(): Promise<FromPanel[]> {
    return this.page.evaluate<FromPanel[]>('sent.map(({ codes, ...message }) => message)');
  }

  /** The last question about codes, its codes as plain numbers. */
  lastDecode(): Promise<{ readonly request: number; readonly codes: number[] }> {
    return this.page.evaluate(
      `(({ request, codes }) => ({ request, codes: [...codes] }))(sent.findLast(({ kind }) => kind === 'decode'))`,
    );
  }

  private post(message: string): Promise<void> {
    return this.page.evaluate(`postMessage(${message}, '*')`);
  }
}

const bytesOf = (packed: readonly ArrayBuffer[]): string =>
  `Uint8Array.from(atob('${Buffer.from(joinEvents(packed)).toString('base64')}'), (c) => c.charCodeAt(0))`;
