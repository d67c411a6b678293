import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { unpackEvent } from '../protocol/event-log.js';
import { logOf } from '../protocol/event-record.js';
import { panelPage } from '../protocol/page.js';

/**
 * The panel with the events of a run in it, as one HTML page that opens offline.
 * @param distribution folder of the bundles, which has the panel's script and style.
 */
export async function createReport(distribution: string, events: readonly ArrayBuffer[]): Promise<string> {
  const [script, style] = await Promise.all(
    ['panel.js', 'panel.css'].map((name) => readFile(path.join(distribution, name), 'utf8')),
  );
  return panelPage({
    title: titleOf(events),
    nonce: randomUUID().replaceAll('-', ''),
    script: { text: script },
    style: { text: style },
    eventLog: Buffer.from(logOf(events)).toString('base64'),
  });
}

function titleOf(events: readonly ArrayBuffer[]): string {
  for (const packed of events) {
    const event = unpackEvent(packed);
    if (event.kind === 'started') return `${event.run.name} · Latent Atlas`;
  }
  return 'Latent Atlas';
}
