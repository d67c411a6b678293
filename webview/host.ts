import type { RunEvent } from '../src/protocol/events.js';
import { damageWarning } from '../src/protocol/log-damage.js';
import { readEvents } from '../src/protocol/read-events.js';
import { eventLogElementId, viewElementId } from '../src/protocol/page.js';
import type { RunReply } from '../src/protocol/commands.js';
import type { FromPanel, ToPanel } from '../src/protocol/panel.js';
import type { Action } from './state/reducer.js';
import { type PanelState, readPanelState } from './state/panel-state.js';
import type { SavedSelection } from './state/saved-selection.js';

/** Where the panel lives: a webview of VS Code, or a report that stands alone. */
export interface Host {
  /** Sends to the host; null if none. */
  readonly send: ((message: FromPanel) => void) | null;
  /** The view settings saved before, as they were found. */
  readonly savedView: unknown;
  /** Keeps the view settings, over a reload of the window and for the next panel of the dataset. */
  saveView(view: unknown): void;
  /** The selection saved before, as it was found. */
  readonly savedSelection: unknown;
  /** Keeps what is selected while the panel is hidden, and over a reload of the window; null for nothing. */
  saveSelection(selection: SavedSelection | null): void;
  /** Fingerprint of the run that was on show before; null if none was. */
  readonly savedShown: number | null;
  /** Keeps which run is on show, as the selection is kept. */
  saveShown(fingerprint: number): void;
  /** Calls back for everything that arrives; for answers to questions of the panel with the second function. */
  start(receive: (action: Action) => void, answered: (reply: RunReply) => void): void;
}

interface VsCodeApi {
  postMessage(message: FromPanel): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare global {
  /** Given by VS Code to its webviews; may be called once. */
  var acquireVsCodeApi: (() => VsCodeApi) | undefined;
}

/** The host of this document. */
export function findHost(): Host {
  return globalThis.acquireVsCodeApi === undefined ? reportHost() : webviewHost(globalThis.acquireVsCodeApi());
}

/**
 * Milliseconds that view settings rest before they go to the host, which writes them down: a camera turns at every
 * picture of the screen.
 */
const saveDelay = 250;

function webviewHost(api: VsCodeApi): Host {
  let saving: ReturnType<typeof setTimeout> | undefined;
  let state = readPanelState(api.getState());
  const { view: savedView, selection: savedSelection, shown } = state;
  const keep = (change: Partial<PanelState>): void => {
    state = { ...state, ...change };
    api.setState(state);
  };
  return {
    send: (message) => api.postMessage(message),
    // A panel that was hidden has its own state, and its page may be older.
    savedView: savedView ?? readJson(viewElementId),
    savedSelection,
    saveSelection: (selection) => keep({ selection }),
    savedShown: typeof shown === 'number' ? shown : null,
    saveShown: (fingerprint) => keep({ shown: fingerprint }),
    saveView: (view) => {
      keep({ view });
      clearTimeout(saving);
      saving = setTimeout(() => api.postMessage({ kind: 'saveView', view }), saveDelay);
    },
    start: (receive, answered) => {
      addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (!isToPanel(data)) return;
        if (data.kind === 'answer' || data.kind === 'refusal') answered(data);
        else receive(toAction(data));
      });
      api.postMessage({ kind: 'ready' });
    },
  };
}

function reportHost(): Host {
  return {
    send: null,
    savedView: null,
    saveView: () => undefined,
    savedSelection: null,
    saveSelection: () => undefined,
    savedShown: null,
    saveShown: () => undefined,
    start: (receive) => {
      const base64 = document.getElementById(eventLogElementId)?.textContent ?? '';
      const events = eventsOf(decodeBase64(base64));
      receive({ kind: 'settings', frameBudget: Number.POSITIVE_INFINITY, rawCsv: false });
      receive({ kind: 'events', reset: true, events });
    },
  };
}

const kinds: Readonly<Record<ToPanel['kind'], true>> = {
  events: true,
  reference: true,
  session: true,
  settings: true,
  answer: true,
  refusal: true,
};

// Only the kind is looked at: the sender is the extension that this script is part of.
function isToPanel(message: unknown): message is ToPanel {
  return (
    typeof message === 'object' &&
    message !== null &&
    'kind' in message &&
    typeof message.kind === 'string' &&
    Object.hasOwn(kinds, message.kind)
  );
}

function toAction(message: Exclude<ToPanel, RunReply>): Action {
  switch (message.kind) {
    case 'events':
      return { kind: 'events', reset: message.reset, events: eventsOf(message.log) };
    case 'reference':
      return {
        kind: 'reference',
        label: message.label,
        reset: message.reset,
        events: message.log === null ? [] : eventsOf(message.log),
      };
    case 'session':
    case 'settings':
      return message;
  }
}

/** The events that are whole, with a warning where there were others. */
function eventsOf(log: Uint8Array): RunEvent[] {
  const { events, damaged } = readEvents(log);
  const warning = damageWarning(events.length, damaged);
  return [...events.map(({ event }) => event), ...(warning === null ? [] : [warning])];
}

/** The JSON in an element of the page; null if none. */
function readJson(id: string): unknown {
  const text = document.getElementById(id)?.textContent ?? '';
  return text === '' ? null : JSON.parse(text);
}

function decodeBase64(base64: string): Uint8Array {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
