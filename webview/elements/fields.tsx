import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { diagramMarks } from '../views/homology/plot.js';
import { seedMarks } from '../views/seeds/plots.js';

export interface Option<T> {
  readonly value: T;
  readonly text: string;
}

/** A choice of one of several; nothing where there is no choice. */
export function Choice<T>(props: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly Option<T>[];
  readonly onChange: (value: T) => void;
}) {
  const { label, value, options, onChange } = props;
  if (options.length < 2) return null;
  // Values may be objects that are equal without being the same.
  const wanted = JSON.stringify(value);
  const index = options.findIndex((option) => JSON.stringify(option.value) === wanted);
  return (
    <label class="choice" title={label}>
      <span class="visually-hidden">{label}</span>
      <select value={String(index)} onChange={(event) => onChange(options[Number(event.currentTarget.value)].value)}>
        {options.map(({ text }, i) => (
          <option key={text} value={String(i)}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A setting that is on or off; `children` is what the legend shows for it. */
export function Toggle(props: {
  readonly pressed: boolean;
  readonly onChange: (pressed: boolean) => void;
  readonly title?: string;
  readonly children: ComponentChildren;
}) {
  const { pressed, onChange, title, children } = props;
  return (
    <button type="button" class="toggle" aria-pressed={pressed} title={title} onClick={() => onChange(!pressed)}>
      {children}
    </button>
  );
}

/** A number that holds once it is entered and valid. */
export function NumberField(props: {
  readonly label: ComponentChildren;
  readonly testId: string;
  readonly value: number;
  readonly valid: (value: number) => boolean;
  /** What is valid, in words. */
  readonly expected: string;
  readonly onChange: (value: number) => void;
}) {
  const { label, testId, value, valid, expected, onChange } = props;
  const [text, setText] = useState<string | null>(null);
  const isValid = text === null || (text.trim() !== '' && valid(Number(text)));
  return (
    <label class="number">
      {label}
      <input
        type="text"
        inputMode="decimal"
        size={5}
        data-testid={testId}
        value={text ?? String(value)}
        aria-invalid={!isValid}
        title={expected}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
          const entered = Number(currentTarget.value);
          if (currentTarget.value.trim() !== '' && valid(entered)) onChange(entered);
        }}
        onBlur={() => setText(null)}
      />
    </label>
  );
}

const lines = ['line', 'train', 'test', 'validation', 'previous', 'bound', 'sup', 'chance', 'fit'];

/** Two rings, each an outline with a hole. */
const ellipses =
  'M0 5 A3.5 4 0 1 0 7 5 A3.5 4 0 1 0 0 5 Z M1.3 5 A2.2 2.7 0 1 1 5.7 5 A2.2 2.7 0 1 1 1.3 5 Z ' +
  'M8 5 A3 1.9 0 1 0 14 5 A3 1.9 0 1 0 8 5 Z M9.2 5 A1.8 0.8 0 1 1 12.8 5 A1.8 0.8 0 1 1 9.2 5 Z';

/** The sign that stands for a layer in a legend. */
export function Sign({ kind }: { readonly kind: string }) {
  return (
    <svg class={`sign sign-${kind}`} viewBox="0 0 14 10" aria-hidden="true">
      {kind === 'data' ? <circle cx="7" cy="5" r="2.2" /> : null}
      {kind === 'train-points' || kind === 'test-points' ? <circle cx="7" cy="5" r="3" /> : null}
      {kind === 'reconstruction' ? (
        <>
          <circle cx="3" cy="6" r="2.6" class="sign-low" />
          <circle cx="7" cy="4" r="2.6" class="sign-middle" />
          <circle cx="11" cy="6" r="2.6" class="sign-high" />
        </>
      ) : null}
      {kind === 'pair' ? <path d="M0 5 L3 2 L6 5 L3 8 Z M8 5 L11 2 L14 5 L11 8 Z M5 4.4 H9 V5.6 H5 Z" /> : null}
      {kind === 'seed-shown' ? <circle class="seed-shown" cx="7" cy="5" r="4.4" /> : null}
      {kind === 'seed-untangled' || kind === 'seed-collides' ? (
        <path transform="translate(7, 5)" d={seedMarks[kind === 'seed-collides' ? 'collides' : 'untangled']} />
      ) : null}
      {kind.startsWith('dimension') ? <path transform="translate(7, 5)" d={diagramMarks[Number(kind.at(-1))]} /> : null}
      {kind === 'hollow' ? <path transform="translate(7, 5)" d={diagramMarks[0]} /> : null}
      {kind === 'count' ? <path d="M6.4 0H7.6V2.5A2.5 2.5 0 0 1 7.6 7.5V10H6.4V7.5A2.5 2.5 0 0 1 6.4 2.5Z" /> : null}
      {['reading', 'window', 'band', 'excluded'].includes(kind) ? <rect x="0" y="0" width="14" height="10" /> : null}
      {kind === 'ellipses' ? <path d={ellipses} /> : null}
      {kind === 'network-scale' ? <path class="network-scale" d="M7 0V10" /> : null}
      {['network-encoder', 'network-latent', 'network-decoder'].includes(kind) ? (
        <rect x="4" y="0" width="6" height="10" />
      ) : null}
      {kind === 'bar' || kind === 'selected' ? <rect x="1" y="1" width="12" height="8" /> : null}
      {kind.startsWith('signal') || kind === 'decoded' ? <path d="M7 0.5 L11.5 5 L7 9.5 L2.5 5 Z" /> : null}
      {lines.includes(kind) || kind.startsWith('curve') || kind.startsWith('baseline') ? (
        <line x1="0" y1="5" x2="14" y2="5" />
      ) : null}
    </svg>
  );
}
